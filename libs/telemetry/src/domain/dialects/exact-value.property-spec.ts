import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import { DEFAULT_DIALECT_LIMITS } from './dialect-limits.js';
import { exactValue } from './exact-value.js';

const valueOf = (text: string) => exactValue(text, DEFAULT_DIALECT_LIMITS)?.toString();

describe('the exact value of a number as text', () => {
  it('is that of its digits, wherever the exponent puts the point', () => {
    const digits = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 9 }), fc.integer({ min: -6, max: 2 }), (unscaled, scale, shift) => {
        const plain = Decimal.of(unscaled, scale);
        const moved =
          shift < 0 ? Decimal.of(unscaled, scale - shift) : Decimal.of(unscaled * 10n ** BigInt(shift), scale);
        expect(valueOf(`${plain.toString()}e${shift}`)).toBe(moved.normalised().toString());
      }),
    );
  });

  it.each([
    ['23.10', '23.1'],
    ['-0.0', '0'],
    ['1e3', '1000'],
    ['1.276020076001e+09', '1276020076.001'],
    ['9223372036854775807', '9223372036854775807'],
    ['9223372036854775808', undefined],
    ['0.000000000000000001', '0.000000000000000001'],
    ['0.0000000000000000001', undefined],
    ['1e999999999', undefined],
    ['1e-999999999', undefined],
    ['0e999999999', '0'],
    ['1'.repeat(100_000), undefined],
    ['01', undefined],
    ['+1', undefined],
    ['.5', undefined],
    ['NaN', undefined],
    ['', undefined],
  ])('of %s is %s', (text, value) => expect(valueOf(text)).toBe(value));
});
