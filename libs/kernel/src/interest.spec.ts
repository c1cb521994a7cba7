import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  Decimal,
  discounted,
  interestDays,
  InterestPeriodReversed,
  interestRoundedHalfUp,
  Money,
  parseCalendarDate,
} from './index.js';

const from = parseCalendarDate('2026-01-01');
const million = Money.parse('1000000.00', 'CNY');

describe('interest', () => {
  it('is 1,070,000 fen on CNY 1,000,000.00 at 3.6% for 107 days ACT/360, where doubles fall short', () => {
    const terms = { annualRate: Decimal.parse('0.036'), dayCount: 'ACT/360', from, to: addDays(from, 107) } as const;
    expect(interestRoundedHalfUp(million, terms).amountMinor).toBe(1_070_000n);
  });

  it('takes discount and fee off the face', () => {
    const terms = { annualRate: Decimal.parse('0.036'), dayCount: 'ACT/360', from, to: addDays(from, 107) } as const;
    expect(discounted(million, terms, Money.parse('100', 'CNY'))).toEqual({
      discount: Money.parse('10700.00', 'CNY'),
      proceeds: Money.parse('989200.00', 'CNY'),
    });
  });

  it('is rounded half-up to the minor unit', () => {
    const terms = { annualRate: Decimal.parse('0.5'), dayCount: 'ACT/360', from, to: addDays(from, 360) } as const;
    expect(interestRoundedHalfUp(Money.ofMinor(3n, 'CNY'), terms).amountMinor).toBe(2n);
  });

  it('refuses to run backwards', () => {
    const terms = { annualRate: Decimal.parse('0.01'), dayCount: 'ACT/365F', from, to: addDays(from, -1) } as const;
    expect(() => interestRoundedHalfUp(million, terms)).toThrow(InterestPeriodReversed);
  });

  it.each([
    ['ACT/360', '2026-01-31', '2026-03-31', 59],
    ['ACT/365F', '2024-02-28', '2024-03-01', 2],
    ['30E/360', '2026-01-31', '2026-03-31', 60],
    ['30E/360', '2026-02-28', '2026-03-31', 32],
  ] as const)('counts days %s from %s to %s', (dayCount, start, end, days) => {
    expect(interestDays(parseCalendarDate(start), parseCalendarDate(end), dayCount)).toBe(days);
  });
});
