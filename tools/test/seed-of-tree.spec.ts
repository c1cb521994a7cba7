import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

const { chooseSeed } = (await import(join(import.meta.dirname, 'seed-of-tree.mjs'))) as {
  readonly chooseSeed: (asked: string) => number;
};

describe('the seed of a run', () => {
  it('is the same for the same tree, and what a run was given', () => {
    expect(chooseSeed('')).toBe(chooseSeed(''));
    expect(chooseSeed('12345')).toBe(12_345);
  });

  it('is another each time it is asked for a new one', () => {
    expect(new Set(Array.from({ length: 8 }, () => chooseSeed('new'))).size).toBeGreaterThan(1);
  });

  it.each(['1.5', '-1', 'old', '2147483648', '0x10'])('is not %s', (asked) => {
    expect(() => chooseSeed(asked)).toThrow(`SEED is "${asked}"; it must be a whole number below 2147483648, or "new"`);
  });

  it('is what properties draw from', () => {
    const drawn = () => {
      const numbers: number[] = [];
      fc.assert(fc.property(fc.integer(), (number) => void numbers.push(number)));
      return numbers;
    };
    expect(drawn()).toEqual(drawn());
    expect(fc.readConfigureGlobal().seed).toBe(Number(process.env.SEED));
  });
});
