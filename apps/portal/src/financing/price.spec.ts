import { describe, expect, it } from '@jest/globals';
import { readFee, yearlyDiscount } from './price.js';

describe('a price', () => {
  it('is compared by what it comes to a year, fee and all', () => {
    expect(yearlyDiscount(100_000_000n, 98_930_000n, 107)).toBe('3.60');
    expect(yearlyDiscount(100_000_000n, 98_925_000n, 107)).toBe('3.62');
    expect([yearlyDiscount(100n, 99n, 0), yearlyDiscount(100n, 101n, 9), yearlyDiscount(0n, 0n, 9)]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });
});

describe('a fee as it is typed', () => {
  it('may be left out', () => {
    expect([readFee('', 'CNY'), readFee('0.00', 'CNY'), readFee('50', 'CNY')].map(({ minor }) => minor)).toEqual([
      0n,
      0n,
      5_000n,
    ]);
    expect(readFee('x', 'CNY').fault).toBe('malformed');
  });
});
