import { describe, expect, it } from '@jest/globals';
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
