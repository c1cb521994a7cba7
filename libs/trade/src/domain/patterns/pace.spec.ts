import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { paceOf } from './pace.js';
import { DEFAULT_PATTERN_RULES } from './pattern-rules.js';

const RULES = DEFAULT_PATTERN_RULES.pace;

/** So many weeks before day 0's, each with so many invoices; the oldest on its week's first day, so that it is whole. */
const weeks = (count: number, each: number, amountMinor = 100_000n) =>
  Array.from({ length: count }, (_, week) =>
    Array.from({ length: each }, () => aTradeSample(-7 * (week + 1) - 6, { amountMinor })),
  ).flat();
const today = (count: number, amountMinor = 100_000n) =>
  Array.from({ length: count }, () => aTradeSample(0, { amountMinor }));
const seen = (pattern: string, current: ReturnType<typeof today>, before: ReturnType<typeof weeks>) => {
  const [invoice, ...others] = current;
  return invoice ? paceOf(invoice, [...others, ...before], RULES).filter((one) => one.pattern === pattern) : [];
};

describe('the pace of billing', () => {
  it('is a sign from so many invoices in a week that the score is above 3.5', () => {
    // Two a week, spread taken as one invoice: 0.6745 x 5 = 3.37, 0.6745 x 6 = 4.05.
    expect(seen('velocity', today(7), weeks(8, 2))).toEqual([]);
    expect(seen('velocity', today(8), weeks(8, 2))).toEqual([
      {
        pattern: 'velocity',
        days: 7,
        count: 8,
        median: '2',
        mad: '0',
        spread: 'least',
        zHundredths: 405,
        windows: 8,
      },
    ]);
  });

  it('is a sign from such a sum in a week that the score is above 3.5', () => {
    // 1,000.00 a week, spread taken as a quarter of it: 3.505 is rounded up.
    expect(seen('turnover', today(1, 229_911n), weeks(8, 1))).toEqual([]);
    expect(seen('turnover', today(1, 229_912n), weeks(8, 1))).toEqual([
      {
        pattern: 'turnover',
        days: 7,
        currency: 'CNY',
        amount: '2299.12',
        median: '1000.00',
        mad: '0.00',
        spread: 'least',
        zHundredths: 351,
        windows: 8,
      },
    ]);
  });

  it('is not judged by fewer than eight earlier weeks', () => {
    expect(paceOf(aTradeSample(0), [...today(19), ...weeks(8, 1)], RULES)).toHaveLength(2);
    expect(paceOf(aTradeSample(0), [...today(19), ...weeks(7, 1)], RULES)).toEqual([]);
  });

  it('sets a week against those in which anything was billed: a month’s delivery is no rush', () => {
    const monthly = Array.from({ length: 12 }, (_, month) => aTradeSample(-30 * (month + 1)));
    expect(paceOf(aTradeSample(0), monthly, RULES)).toEqual([]);
  });

  it('knows nothing of what is dated later, and of no year but the last', () => {
    const later = Array.from({ length: 20 }, () => aTradeSample(1));
    expect(seen('velocity', [...today(2), ...later], weeks(8, 1))).toEqual([]);
    const [velocity] = seen('velocity', today(20), weeks(100, 1));
    expect(velocity).toMatchObject({ windows: 52 });
  });

  it('below the usual is no sign', () => {
    expect(seen('velocity', today(1), weeks(8, 30))).toEqual([]);
    expect(seen('turnover', today(1, 1n), weeks(8, 1))).toEqual([]);
  });
});
