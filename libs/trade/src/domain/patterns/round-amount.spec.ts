import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { DEFAULT_PATTERN_RULES } from './pattern-rules.js';
import { roundAmountOf } from './round-amount.js';

const seen = (amountMinor: bigint, round: number, odd: number, currency = 'CNY') => {
  const of = (count: number, amount: bigint) =>
    Array.from({ length: count }, (_, index) => aTradeSample(-index, { amountMinor: amount, currency }));
  const earlier = [...of(round, amountMinor), ...of(odd, 123_456n)];
  const invoice = aTradeSample(0, { amountMinor, currency });
  return roundAmountOf(invoice, earlier, DEFAULT_PATTERN_RULES.roundAmount);
};

describe('round amounts', () => {
  it('are a sign where half of ten invoices are round', () => {
    expect(seen(5_000_000n, 4, 5)).toEqual([{ pattern: 'round-amount', sharePercent: 50, sample: 10 }]);
    expect(seen(5_000_000n, 3, 6)).toEqual([]);
    expect(seen(5_000_000n, 4, 4)).toEqual([]);
  });

  it.each([
    ['a thousand', 100_000n, 'CNY', true],
    ['a hundred and one thousand', 10_100_000n, 'CNY', true],
    ['five hundred', 50_000n, 'CNY', false],
    ['a thousand and a fen', 100_001n, 'CNY', false],
    ['nothing', 0n, 'CNY', false],
    ['less than nothing', -100_000n, 'CNY', false],
    ['a thousand dinars of a thousand fils', 1_000_000n, 'KWD', true],
    ['a hundred dinars of a thousand fils', 100_000n, 'KWD', false],
    ['a hundred thousand yen', 100_000n, 'JPY', true],
    ['ten thousand yen', 10_000n, 'JPY', false],
  ])('%s', (_amount, amountMinor, currency, isRound) => {
    expect(seen(amountMinor, 9, 0, currency)).toHaveLength(isRound ? 1 : 0);
  });

  it('of others say nothing of an invoice that is not round', () => {
    const earlier = Array.from({ length: 20 }, () => aTradeSample(-1, { amountMinor: 5_000_000n }));
    expect(roundAmountOf(aTradeSample(0), earlier, DEFAULT_PATTERN_RULES.roundAmount)).toEqual([]);
  });
});
