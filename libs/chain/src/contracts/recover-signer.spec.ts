import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concat, hexlify, recoverAddress, SigningKey, toBeHex } from 'ethers';
import { recoverSigner } from './recover-signer.js';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const word = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hexlify(bytes));
const key = word.filter((hex) => BigInt(hex) > 0n && BigInt(hex) < ORDER);

/** The same in JavaScript, by another hand. */
function byEthers(digest: string, signature: string): string | undefined {
  try {
    return recoverAddress(digest, signature).toLowerCase();
  } catch {
    return undefined;
  }
}

describe('recovering a signer', () => {
  it('finds who signed', () => {
    fc.assert(
      fc.property(key, word, (privateKey, digest) => {
        const { serialized } = new SigningKey(privateKey).sign(digest);
        expect(recoverSigner(digest, serialized)).toBe(byEthers(digest, serialized));
        expect(recoverSigner(digest, serialized)).toMatch(/^0x[0-9a-f]{40}$/);
      }),
      { numRuns: 50 },
    );
  });

  it('says of any 65 bytes what ethers says', () => {
    fc.assert(
      fc.property(word, word, word, fc.constantFrom('0x1b', '0x1c'), (digest, r, s, v) => {
        const signature = concat([r, s, v]);
        expect(recoverSigner(digest, signature)).toBe(byEthers(digest, signature));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a high s', (r: string, s: string) => concat([r, toBeHex(ORDER - BigInt(s), 32), '0x1b'])],
    ['v 0', (r: string, s: string) => concat([r, s, '0x00'])],
    ['v 29', (r: string, s: string) => concat([r, s, '0x1d'])],
    ['an r of zero', (_: string, s: string) => concat([toBeHex(0, 32), s, '0x1b'])],
    ['an r beyond the order', (_: string, s: string) => concat([toBeHex(ORDER, 32), s, '0x1b'])],
    ['an s of zero', (r: string) => concat([r, toBeHex(0, 32), '0x1b'])],
    ['64 bytes', (r: string, s: string) => concat([r, s])],
  ])('takes %s for nobody’s', (_, made) => {
    const digest = `0x${'ab'.repeat(32)}`;
    const { r, s } = new SigningKey(`0x${'11'.repeat(32)}`).sign(digest);
    expect(recoverSigner(digest, made(r, s))).toBeUndefined();
  });
});
