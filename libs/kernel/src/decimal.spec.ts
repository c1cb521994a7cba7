import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion, Decimal, DecimalMalformed, divideRoundedDown, divideRoundedHalfUp, pow10 } from './index.js';

describe('Decimal', () => {
  it.each([
    ['1.50', '1.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.05', '-0.05'],
    ['+3', '3'],
  ])('reads %s', (text, written) => {
    expect(Decimal.parse(text).toString()).toBe(written);
  });

  it.each(['', '.', '-', '1e5', '0x10', '1 0', '１', '9'.repeat(41)])('refuses "%s"', (text) => {
    expect(() => Decimal.parse(text)).toThrow(DecimalMalformed);
  });

  it('reads short and long texts alike', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123456789.-+e'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(near, (text) => {
        const [, sign, whole = '', fraction = ''] = /^([+-]?)([0-9]*)[.]?([0-9]*)$/.exec(text) ?? [];
        if (sign === undefined || whole + fraction === '') {
          expect(() => Decimal.parse(text)).toThrow(DecimalMalformed);
          return;
        }
        const { unscaled, scale } = Decimal.parse(text);
        expect([unscaled, scale]).toEqual([BigInt(whole + fraction) * (sign === '-' ? -1n : 1n), fraction.length]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('compares and adds numbers of one scale as those of two', () => {
    const any = fc.tuple(fc.bigInt({ min: -9_999n, max: 9_999n }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(any, any, ([a, i], [b, j]) => {
        const [one, other] = [Decimal.of(a, i), Decimal.of(b, j)];
        const [x, y] = [a * 10n ** BigInt(3 - i), b * 10n ** BigInt(3 - j)];
        expect(one.compare(other)).toBe(x < y ? -1 : x > y ? 1 : 0);
        expect(one.plus(other).unscaledAt(3)).toBe(x + y);
        expect(one.minus(other).unscaledAt(3)).toBe(x - y);
      }),
    );
  });

  it('does not drop digits silently', () => {
    expect(() => Decimal.parse('1.234').unscaledAt(2)).toThrow(RangeError);
  });
});

describe('integer rounding', () => {
  it('sends a half away from zero', () => {
    expect([1n, 3n, -1n, -3n].map((n) => divideRoundedHalfUp(n, 2n))).toEqual([1n, 2n, -1n, -2n]);
  });

  it('refuses to divide by zero and to apportion by nothing', () => {
    expect(() => divideRoundedHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => divideRoundedDown(1n, 0n)).toThrow(RangeError);
    expect(() => apportion(1n, [0n])).toThrow(RangeError);
    expect(() => apportion(1n, [-1n, 2n])).toThrow(RangeError);
    expect(() => pow10(-1)).toThrow(RangeError);
  });

  it('gives left-over units to the largest remainders, the earlier first on a tie', () => {
    expect(apportion(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(apportion(10n, [55n, 25n, 20n])).toEqual([6n, 2n, 2n]);
  });
});
