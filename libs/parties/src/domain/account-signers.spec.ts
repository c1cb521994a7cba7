import { describe, expect, it } from '@jest/globals';
import { NothingToConfigure, SignerNotFound, SignerTwice, SignerUnusable, ThresholdUnreachable } from './errors.js';
import { requireUsable, signersAfter } from './account-signers.js';

const VERIFIER = '0x00000000000000000000000000000000000a11ce';
/** The generator of P-256 (SEC 2). */
const ON_CURVE =
  '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
  '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';
const PASSKEY = `${VERIFIER}${ON_CURVE}`;
const [KEY, OTHER] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`];
const usable =
  (signers: readonly { person: number; key: string }[], threshold = 1) =>
  () =>
    requireUsable({ signers, threshold }, VERIFIER);

describe('the signers of an account', () => {
  it('are keys and passkeys of its verifier', () => {
    expect(
      usable(
        [
          { person: 1, key: KEY },
          { person: 2, key: PASSKEY },
        ],
        2,
      ),
    ).not.toThrow();
  });

  it.each([
    ['a precompile', '0x0000000000000000000000000000000000000004', 'keeps for itself'],
    ['the zero address', `0x${'00'.repeat(20)}`, 'keeps for itself'],
    ['a precompile as the verifier', `0x0000000000000000000000000000000000000004${ON_CURVE}`, 'another verifier'],
    ['21 bytes', `${KEY}01`, 'neither 20 bytes'],
    ['nothing', '0x', 'neither 20 bytes'],
    ['a point off the curve', `${VERIFIER}${ON_CURVE.slice(0, -2)}f6`, 'not on the curve'],
    ['the point at infinity', `${VERIFIER}${'00'.repeat(64)}`, 'not on the curve'],
    ['coordinates beyond the field', `${VERIFIER}${'ff'.repeat(64)}`, 'not on the curve'],
  ])('are not %s', (_, key, fault) => {
    expect(usable([{ person: 1, key }])).toThrow(SignerUnusable);
    expect(usable([{ person: 1, key }])).toThrow(fault);
  });

  it('come once each', () => {
    expect(
      usable([
        { person: 1, key: KEY },
        { person: 2, key: KEY },
      ]),
    ).toThrow(SignerTwice);
  });

  it('are as many persons as must approve, whatever the number of their keys', () => {
    expect(
      usable(
        [
          { person: 1, key: KEY },
          { person: 1, key: OTHER },
        ],
        2,
      ),
    ).toThrow(ThresholdUnreachable);
  });
});

describe('a change of signers', () => {
  const before = { signers: [{ person: 1, key: KEY }], threshold: 1 };

  it('adds, removes and sets the threshold', () => {
    const add = [{ person: 2, key: OTHER }];
    expect(signersAfter(before, { remove: [KEY], add, threshold: 1 })).toEqual({ signers: add, threshold: 1 });
  });

  it('removes no key that is not there', () => {
    expect(() => signersAfter(before, { remove: [OTHER], add: [], threshold: 1 })).toThrow(SignerNotFound);
    expect(() => signersAfter(before, { remove: [KEY, KEY], add: [], threshold: 1 })).toThrow(SignerNotFound);
  });

  it('adds no key that is there', () => {
    const add = [{ person: 2, key: KEY }];
    expect(() => signersAfter(before, { remove: [], add, threshold: 1 })).toThrow(SignerTwice);
  });

  it('changes something', () => {
    expect(() => signersAfter(before, { remove: [], add: [], threshold: 1 })).toThrow(NothingToConfigure);
  });
});
