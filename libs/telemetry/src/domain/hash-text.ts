/** A hash as the chain and the API write it: 0x and lower-case hex digits. */
export const hashText = (hash: Uint8Array): string =>
  `0x${Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('hex')}`;

/** @param text as `hashText` writes it */
export const hashOfText = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
