import { describe, expect, it } from '@jest/globals';
import { decimalText } from './decimal-text.js';
import { moneyText, shareOf } from './money-text.js';
import { dayText, distanceText, momentText, monthText } from './time-text.js';

describe('money', () => {
  it.each([
    ['10000000000000000001', 'CNY', '100,000,000,000,000,000.01'],
    ['5', 'CNY', '0.05'],
    ['1234567', 'JPY', '1,234,567'],
    ['1234', 'KWD', '1.234'],
    ['-150', 'CNY', '-1.50'],
  ])('of %s %s is told to the last minor unit', (minor, currency, text) => {
    expect(moneyText(minor, currency, 'en')).toBe(text);
    expect(moneyText(minor, currency, 'zh-CN')).toBe(text);
  });

  it('and quantities are told with the places that they have', () => {
    expect(['1079.630', '12345', '-0.00000001'].map((decimal) => decimalText(decimal, 'en'))).toEqual([
      ...['1,079.630', '12,345', '-0.00000001'],
    ]);
  });

  it('is drawn as a share of the whole', () => {
    expect([shareOf(1n, 4n), shareOf(0n, 0n), shareOf(10n ** 30n, 10n ** 30n)]).toEqual([0.25, 0, 1]);
  });
});

describe('time', () => {
  it('is told in the reader’s convention, a day the same day everywhere', () => {
    expect([dayText('2027-03-31', 'en'), dayText('2027-03-31', 'zh-CN')]).toEqual(['31 Mar 2027', '2027年3月31日']);
    expect([monthText('2027-03', 'en'), monthText('2027-03', 'zh-CN')]).toEqual(['Mar 2027', '2027年3月']);
    expect(momentText('2026-11-28T16:05:00Z', 'en', 'Asia/Shanghai')).toBe('29 Nov 2026, 00:05');
  });

  it('is told by how far away it is', () => {
    const now = Date.parse('2026-11-28T12:00:00Z');
    const texts = ['2026-12-01T12:00:00Z', '2026-11-28T10:30:00Z', '2026-11-28T12:00:00Z'].map((moment) =>
      distanceText(moment, 'en', now),
    );
    expect(texts).toEqual(['in 3 days', '1 hour ago', 'now']);
  });
});
