import { describe, expect, it } from '@jest/globals';
import { largestOf, type PositionRow, totalsOf } from './position.js';

const row = (currency: string, month: string, amountMinor: string, overdueMinor = '0'): PositionRow => ({
  ...{ debtor: '9', currency, month, amountMinor, overdueMinor, count: 2 },
});
const ROWS = [row('CNY', '2027-04', '9007199254740993'), row('CNY', '2027-03', '1', '1'), row('USD', '2027-05', '7')];

describe('totals', () => {
  it('are exact beyond what a float holds, and of one currency each', () => {
    expect(totalsOf(ROWS)).toEqual([
      { currency: 'CNY', amountMinor: 9007199254740994n, overdueMinor: 1n, count: 4, month: '2027-03' },
      { currency: 'USD', amountMinor: 7n, overdueMinor: 0n, count: 2, month: '2027-05' },
    ]);
  });

  it('are drawn against the largest of their own currency', () => {
    expect([largestOf(ROWS, 'USD'), largestOf(ROWS, 'CNY'), largestOf([], 'CNY')]).toEqual([7n, 9007199254740993n, 0n]);
  });
});
