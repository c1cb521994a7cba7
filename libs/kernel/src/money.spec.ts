import { describe, expect, it } from '@jest/globals';
import {
  CurrenciesDiffer,
  CurrencyUnknown,
  currencyOf,
  currencyOfNumericCode,
  DecimalMalformed,
  Money,
  MoneyPrecisionWrong,
} from './index.js';

describe('Money', () => {
  it.each([
    ['10700.00', 'CNY', 1_070_000n],
    ['10700', 'CNY', 1_070_000n],
    ['-0.5', 'CNY', -50n],
    ['12', 'JPY', 12n],
    ['1.234', 'KWD', 1234n],
  ])('reads %s %s in minor units', (text, currency, amountMinor) => {
    expect(Money.parse(text, currency).amountMinor).toBe(amountMinor);
  });

  it.each([
    ['0.001', 'CNY'],
    ['1.0', 'JPY'],
    ['1.2345', 'KWD'],
  ])('refuses the precision of %s in %s', (text, currency) => {
    expect(() => Money.parse(text, currency)).toThrow(MoneyPrecisionWrong);
  });

  it.each(['', '1,000.00', '1e3', ' 1', '01', '.5', '1.', '+1', 'NaN'])('refuses "%s" as an amount', (text) => {
    expect(() => Money.parse(text, 'CNY')).toThrow(DecimalMalformed);
  });

  it('refuses a currency it does not know', () => {
    expect(() => Money.parse('1', 'XXX')).toThrow(CurrencyUnknown);
    expect(() => currencyOfNumericCode(999)).toThrow(CurrencyUnknown);
  });

  it('refuses to add two currencies', () => {
    expect(() => Money.parse('1', 'CNY').plus(Money.parse('1', 'JPY'))).toThrow(CurrenciesDiffer);
  });

  it('writes every decimal place of the currency', () => {
    expect(Money.ofMinor(5n, 'CNY').toDecimalString()).toBe('0.05');
    expect(Money.ofMinor(-1234n, 'KWD').toDecimalString()).toBe('-1.234');
    expect(Money.ofMinor(7n, 'JPY').toDecimalString()).toBe('7');
  });

  it('knows currencies by code and by number alike', () => {
    expect(currencyOf('CNY')).toEqual({ code: 'CNY', numericCode: 156, exponent: 2 });
    expect(currencyOfNumericCode(414)).toBe(currencyOf('KWD'));
  });
});
