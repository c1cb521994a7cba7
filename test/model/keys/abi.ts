/**
 * The ABI’s words and lists, in hex digits without 0x. ethers goes through every digit of what it nests, once for each level: with signatures
 * of a kilobyte that was half of a run.
 */
export type Word = bigint | string | boolean;

export function word(value: Word): string {
  if (typeof value === 'string') return value.slice(2).padStart(64, '0');
  return BigInt(value).toString(16).padStart(64, '0');
}

/** @param data 0x hex */
export function bytes(data: string): string {
  const digits = data.slice(2);
  return word(BigInt(digits.length / 2)) + digits.padEnd(Math.ceil(digits.length / 64) * 64, '0');
}

/** @param items each of a length of its own */
export function list(items: readonly string[]): string {
  return word(BigInt(items.length)) + behindOffsets(items);
}

/** Members of a tuple, or items of a list, that lie behind their offsets. @param wordsBefore members that lie before those */
export function behindOffsets(items: readonly string[], wordsBefore = 0): string {
  let offset = (wordsBefore + items.length) * 32;
  const offsets = items.map((item) => {
    const at = word(BigInt(offset));
    offset += item.length / 2;
    return at;
  });
  return offsets.join('') + items.join('');
}

/** For what reads bytes faster than digits. */
export function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex.slice(2), 'hex');
}
