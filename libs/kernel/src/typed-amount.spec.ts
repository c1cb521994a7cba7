import { describe, expect, it } from '@jest/globals';
import { readAmount, typedText } from './typed-amount.js';

const minor = (text: string, currency = 'CNY') => readAmount(text, currency).minor;
const fault = (text: string, currency = 'CNY') => readAmount(text, currency).fault;

describe('an amount as it is typed', () => {
  it('is read exactly, however its thousands are parted', () => {
    expect(
      ['1130000', '1,130,000.00', ' 1 130 000.0 ', '1’130’000.', '１，１３０，０００．００'].map((text) => minor(text)),
    ).toEqual(Array.from({ length: 5 }, () => 113_000_000n));
    expect([minor('0.01'), minor('007'), minor('90071992547409.93')]).toEqual([1n, 700n, 9_007_199_254_740_993n]);
    expect([minor('5', 'JPY'), minor('1.234', 'KWD')]).toEqual([5n, 1_234n]);
  });

  it('with more places than the currency has is refused and not rounded', () => {
    expect([fault('1.005'), fault('1.5', 'JPY'), fault('1.2345', 'KWD')]).toEqual([
      'precision',
      'precision',
      'precision',
    ]);
  });

  it('that could mean two things, or none, is refused', () => {
    expect(
      ['1,5', '1,23.4', '1.130.000', '12,34', '-1', '+1', '1e6', '0x10', '一百', '1 2', '.5'].map((text) =>
        fault(text),
      ),
    ).toEqual(Array.from({ length: 11 }, () => 'malformed'));
    expect([fault(''), fault('  '), fault('0.00'), fault('9'.repeat(19))]).toEqual([
      'empty',
      'empty',
      'zero',
      'tooLarge',
    ]);
  });

  it('is written as it can be typed again', () => {
    for (const text of ['0.01', '1130000.00', '184467440737095516.15'])
      expect(typedText(minor(text) ?? 0n, 'CNY')).toBe(text);
    expect(fault('184467440737095516.16')).toBe('tooLarge');
  });
});
