import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, Decimal, priceOf, readRate } from './index.js';

const TODAY = '2026-11-30' as CalendarDate;
const RATE_SCALE = 6;
const anyTerms = fc.record({
  amountMinor: fc.bigInt({ min: 1n, max: 10n ** 19n }),
  currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
  /** Millionths a year: 0 to 36 percent with four places. */
  millionths: fc.bigInt({ min: 0n, max: 360_000n }),
  feeMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  days: fc.integer({ min: -30, max: 366 }),
});
type AnyTerms = typeof anyTerms extends fc.Arbitrary<infer T> ? T : never;

const priced = ({ millionths, days, ...terms }: AnyTerms) =>
  priceOf({ ...terms, rate: Decimal.of(millionths, RATE_SCALE), from: TODAY, to: addDays(TODAY, days) });

describe('a price, for all amounts, rates and days', () => {
  it('loses and makes nothing: what is paid, discount and fee are the amount', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { discountMinor, feeMinor, proceedsMinor } = priced(terms);
        expect(proceedsMinor + discountMinor + feeMinor).toBe(terms.amountMinor);
      }),
    );
  });

  it('is discounted by no more than half a minor unit beside the exact discount, and up where it is just half', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { days, discountMinor } = priced(terms);
        const [exact, unit] = [terms.amountMinor * terms.millionths * BigInt(days), 360n * 10n ** 6n];
        const over = 2n * (discountMinor * unit - exact);
        expect(over > -unit && over <= unit).toBe(true);
      }),
    );
  });

  it('is discounted for the days that are left, and for none once it is due', () => {
    fc.assert(fc.property(anyTerms, (terms) => expect(priced(terms).days).toBe(Math.max(0, terms.days))));
  });

  it('is no higher at a higher rate or fee, or for more days', () => {
    fc.assert(
      fc.property(anyTerms, fc.bigInt({ min: 0n, max: 10_000n }), (terms, more) => {
        const { proceedsMinor } = priced(terms);
        const dearer = [
          { ...terms, millionths: terms.millionths + more },
          { ...terms, feeMinor: terms.feeMinor + more },
          { ...terms, days: terms.days + Number(more % 400n) },
        ];
        for (const one of dearer) expect(priced(one).proceedsMinor).toBeLessThanOrEqual(proceedsMinor);
      }),
    );
  });

  it('is of the rate as it is read, to four places', () => {
    fc.assert(
      fc.property(anyTerms, ({ millionths }) => {
        const percent = Decimal.of(millionths, RATE_SCALE - 2).toString();
        const read = readRate(percent);
        expect('rate' in read && read.rate.equals(Decimal.of(millionths, RATE_SCALE))).toBe(true);
      }),
    );
  });
});
