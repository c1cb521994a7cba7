/**
 * A backup is one file: this line, gzipped entries, and the SHA-256 of everything before. An entry is a header (JSON, its length before it)
 * and chunks of bytes (each with its length, the last of length zero); lengths are u32, big-endian. The hash finds damage; it is no
 * signature: whoever may write the file may write another.
 */
export const MAGIC = Buffer.from('TALLYSTICK BACKUP 1\n');
export const DIGEST_BYTES = 32;
export const LENGTH_BYTES = 4;
/** Of a header, or of a chunk. */
export const PART_BYTES_MAX = 16 * 1_048_576;

/** What an entry is; the rest of its header is its own. */
export interface EntryHeader {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export function framed(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
