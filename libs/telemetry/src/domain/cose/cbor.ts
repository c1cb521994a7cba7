import { encode, Tagged } from 'cborg';

/** What is encoded here: no floats, no simple values; maps have unsigned integers below 24 as keys. */
export type CborValue =
  number | bigint | string | Uint8Array | readonly CborValue[] | ReadonlyMap<number, CborValue> | Tagged;

/**
 * RFC 8949 4.2.1, core deterministic encoding. The codec sorts keys by length and then by value, as RFC 7049 said; for unsigned integers
 * that is the bytewise order of RFC 8949.
 */
export function encodeCbor(value: CborValue): Uint8Array {
  return encode(value);
}

export const tagged = (tag: number, value: CborValue): Tagged => new Tagged(tag, value);
