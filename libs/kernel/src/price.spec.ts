import { describe, expect, it } from '@jest/globals';
import { type CalendarDate, Decimal, priceOf, readRate } from './index.js';

const day = (text: string) => text as CalendarDate;
const terms = {
  ...{ amountMinor: 100_000_000n, currency: 'CNY', rate: Decimal.parse('0.036'), feeMinor: 5_000n },
  ...{ from: day('2026-09-01'), to: day('2026-12-17') },
};

describe('a price', () => {
  it('is exact where doubles are not: a million at 3.6% for 107 days', () => {
    expect(priceOf(terms)).toEqual({
      ...{ days: 107, discountMinor: 1_070_000n, feeMinor: 5_000n, proceedsMinor: 98_925_000n },
    });
  });

  it('rounds half up to the minor unit, and discounts a claim that is due for no day', () => {
    expect(priceOf({ ...terms, amountMinor: 5_000n, feeMinor: 0n, to: day('2026-09-02') }).discountMinor).toBe(1n);
    expect(priceOf({ ...terms, amountMinor: 4_999n, feeMinor: 0n, to: day('2026-09-02') }).discountMinor).toBe(0n);
    expect(priceOf({ ...terms, to: day('2026-08-01') })).toMatchObject({ days: 0, discountMinor: 0n });
  });

  it('may come to nothing, which is shown and not hidden', () => {
    expect(priceOf({ ...terms, amountMinor: 100n, feeMinor: 5_000n }).proceedsMinor).toBe(-4_901n);
  });
});

describe('a rate as it is typed', () => {
  it('is percent a year, exactly', () => {
    for (const [text, fraction] of [
      ['3.6', '0.036'],
      ['3.6 %', '0.036'],
      ['３．６', '0.036'],
      ['0', '0.00'],
      ['2.8755', '0.028755'],
    ]) {
      const read = readRate(text ?? '');
      expect('rate' in read && read.rate.compare(Decimal.parse(fraction ?? ''))).toBe(0);
    }
  });

  it('that is none, or that nobody asks, is refused', () => {
    expect(
      ['', '  ', 'x', '3,6', '-1', '1e1', '3.12345', '36', '36.0001', '900'].map((text) => readRate(text).fault),
    ).toEqual([
      ...[
        'empty',
        'empty',
        'malformed',
        'malformed',
        'malformed',
        'malformed',
        'malformed',
        undefined,
        'tooHigh',
        'tooHigh',
      ],
    ]);
  });
});
