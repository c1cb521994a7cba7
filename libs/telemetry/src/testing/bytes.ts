export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The same bytes with one bit turned round. */
export function withBitFlipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const place = Math.floor(bit / 8) % bytes.length;
  changed[place] = (changed[place] ?? 0) ^ (1 << (bit % 8));
  return changed;
}
