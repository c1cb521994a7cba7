import { describe, expect, it } from '@jest/globals';
import { fromHex, toHex } from '../../testing/bytes.js';
import { p256 } from '../../testing/keys.js';
import { isCanonicalP256Signature, withLowS } from './p256-encoding.js';
import { isSignatureOf, PublicKeyUnsound, verifyingKey } from './verifying-key.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const text = (message: string) => new TextEncoder().encode(message);
const word = (value: bigint) => value.toString(16).padStart(64, '0');
const signature = (r: bigint, s: bigint) => fromHex(word(r) + word(s));

/** RFC 6979 A.2.5, with SHA-256: the key, and the signatures of "sample" (s in the upper half) and "test" (in the lower). */
const X = '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6';
const Y = '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
const key = verifyingKey('ES256', fromHex(`04${X}${Y}`));
const SAMPLE = fromHex(
  'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
);
const TEST = fromHex(
  'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
);

describe('ES256', () => {
  it('verifies as RFC 6979 signs, s in its lower half', () => {
    expect(isSignatureOf(key, text('test'), TEST)).toBe(true);
    expect(isSignatureOf(key, text('tEst'), TEST)).toBe(false);
    expect(withLowS(TEST)).toBe(TEST);
  });

  it('refuses the other half, which anybody can bring over', () => {
    expect(isSignatureOf(key, text('sample'), SAMPLE)).toBe(false);
    expect(isSignatureOf(key, text('sample'), withLowS(SAMPLE))).toBe(true);
    expect(toHex(withLowS(SAMPLE)).slice(0, 64)).toBe(toHex(SAMPLE).slice(0, 64));
  });

  it.each<[string, bigint, bigint, boolean]>([
    ['the least', 1n, 1n, true],
    ['the most', ORDER - 1n, ORDER >> 1n, true],
    ['r of nought', 0n, 1n, false],
    ['s of nought', 1n, 0n, false],
    ['r of the order', ORDER, 1n, false],
    ['s above half the order', 1n, (ORDER >> 1n) + 1n, false],
  ])('takes as canonical or not: %s', (_, r, s, canonical) => {
    expect(isCanonicalP256Signature(signature(r, s))).toBe(canonical);
  });

  it('signs in the lower half, however often', async () => {
    const pair = p256();
    for (let time = 0; time < 20; time += 1) {
      expect(isSignatureOf(pair.verifying, text('x'), await pair.sign(text('x')))).toBe(true);
    }
  });
});

describe('a key of P-256', () => {
  it.each([
    ['compressed', `03${X}`],
    ['without its first byte', `${X}${Y}`],
    ['hybrid', `07${X}${Y}`],
    ['not on the curve', `04${X}${X}`],
    ['of coordinates beyond the field', `04${'ff'.repeat(64)}`],
    ['of nothing', ''],
  ])('is refused %s', (_, hex) => {
    expect(() => verifyingKey('ES256', fromHex(hex))).toThrow(PublicKeyUnsound);
  });
});
