/** Each field behind its length in bytes (u32, big-endian), in UTF-8, so that no two lists of fields make the same bytes. */
export function encodeFields(fields: readonly string[]): Uint8Array {
  const encoded = fields.map((field) => new TextEncoder().encode(field));
  const bytes = new Uint8Array(encoded.reduce((total, { length }) => total + 4 + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of encoded) {
    view.setUint32(at, field.length);
    bytes.set(field, at + 4);
    at += 4 + field.length;
  }
  return bytes;
}
