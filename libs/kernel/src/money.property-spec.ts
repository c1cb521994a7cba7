import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion, Decimal, divideRoundedDown, divideRoundedHalfUp, Money } from './index.js';

const anyMinor = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const anyCurrency = fc.constantFrom('CNY', 'JPY', 'KWD', 'CLF');

describe('money, for all amounts', () => {
  it('comes back from its decimal string unchanged', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        expect(Money.parse(Money.ofMinor(minor, currency).toDecimalString(), currency).amountMinor).toBe(minor);
      }),
    );
  });

  it('is apportioned without losing or making a minor unit, each part within one of its share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        weights.filter((w) => w.some((x) => x > 0n)),
        (total, w) => {
          const parts = apportion(total, w);
          const sum = w.reduce((a, b) => a + b, 0n);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          parts.forEach((part, i) => {
            const down = (total * (w[i] ?? 0n)) / sum;
            expect(part === down || part === down + 1n).toBe(true);
          });
        },
      ),
    );
  });

  it('rounds half-up to within half a unit, away from zero on both sides', () => {
    fc.assert(
      fc.property(anyMinor, fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
        const twice = 2n * (divideRoundedHalfUp(n, d) * d - n);
        expect(n >= 0n ? twice > -d && twice <= d : twice < d && twice >= -d).toBe(true);
        expect(divideRoundedHalfUp(-n, d)).toBe(-divideRoundedHalfUp(n, d));
      }),
    );
  });

  it('rounds down never above the exact value and never a whole unit below', () => {
    fc.assert(
      fc.property(anyMinor, fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
        const rest = n - divideRoundedDown(n, d) * d;
        expect(rest >= 0n && rest < d).toBe(true);
      }),
    );
  });
});

describe('decimals, for all numbers', () => {
  const anyDecimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(9))
    .map(([u, s]) => Decimal.of(u, s));

  it('keep their value through text, and lose only zeros when normalised', () => {
    fc.assert(
      fc.property(anyDecimal, (d) => {
        expect(Decimal.parse(d.toString()).equals(d)).toBe(true);
        expect(d.normalised().equals(d)).toBe(true);
      }),
    );
  });

  it('obey (a + b) x c = a x c + b x c', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true);
      }),
    );
  });
});
