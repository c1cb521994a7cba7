import { describe, expect, it } from '@jest/globals';
import { storageRoot } from './storage-root.js';
import { EMPTY_ROOT } from './trie.js';

const word = (value: bigint) => `0x${value.toString(16).padStart(64, '0')}`;

function slots(count: number): Map<string, string> {
  return new Map(
    Array.from({ length: count }, (_, slot) => [word(BigInt(slot)), word(BigInt(slot + 1) ** BigInt((slot % 30) + 1))]),
  );
}

describe('the root of an account’s storage', () => {
  // As anvil 1.7.1 proves it for an account with these slots.
  it.each([
    [0, '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421'],
    [1, '0x821e2556a290c86405f8160a2d662042a431ba456b9db265c79bb837c04be5f0'],
    [2, '0x36ae6021f3ba7178bcdefed23f2804829a9c42f7825d5871904e2ffcae8c822d'],
    [17, '0x798d20302fc358d7b958acefe5815d78b2570f84e789685366c811cadf8984d3'],
    [300, '0x71246f97171ffd3fe2854d430d0b057390d2228a5c81299197d4936cd99de13f'],
  ])('of %i slots is what a node proves', (count, root) => {
    expect(storageRoot(slots(count))).toBe(root);
  });

  it('knows no slot of zero', () => {
    expect(storageRoot(new Map([[word(5n), word(0n)]]))).toBe(EMPTY_ROOT);
    expect(storageRoot(slots(17).set(word(99n), word(0n)))).toBe(storageRoot(slots(17)));
  });
});
