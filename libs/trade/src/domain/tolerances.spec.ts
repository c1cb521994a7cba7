import { describe, expect, it } from '@jest/globals';
import { Decimal, Money } from '@tallystick/kernel';
import { DEFAULT_TOLERANCES, inCurrency, judgeDeviation } from './tolerances.js';

const judge = (actual: string, agreed: string) =>
  judgeDeviation(Decimal.parse(actual), Decimal.parse(agreed), DEFAULT_TOLERANCES.price);

describe('tolerances', () => {
  it.each([
    ['1020.00', '1000.00', 'pass'],
    ['980.00', '1000.00', 'pass'],
    ['1020.01', '1000.00', 'review'],
    ['10050.00', '10000.00', 'pass'],
    ['10050.01', '10000.00', 'review'],
    ['10200.01', '10000.00', 'fail'],
    ['9799.99', '10000.00', 'fail'],
    ['0.01', '0', 'review'],
  ])('%s for %s: %s', (actual, agreed, outcome) => {
    expect(judge(actual, agreed)).toBe(outcome);
  });

  it('leaves a side without limits open', () => {
    expect(judgeDeviation(Decimal.parse('1'), Decimal.parse('9'), DEFAULT_TOLERANCES.quantity)).toBe('pass');
    expect(judgeDeviation(Decimal.parse('9.001'), Decimal.parse('9'), DEFAULT_TOLERANCES.quantity)).toBe('fail');
  });

  it('does not carry an absolute limit over into another currency', () => {
    const dollars = inCurrency(DEFAULT_TOLERANCES.total, DEFAULT_TOLERANCES, Money.zero('USD'));
    expect(judgeDeviation(Decimal.parse('0.01'), Decimal.ZERO, dollars)).toBe('fail');
    expect(inCurrency(DEFAULT_TOLERANCES.total, DEFAULT_TOLERANCES, Money.zero('CNY'))).toBe(DEFAULT_TOLERANCES.total);
  });
});
