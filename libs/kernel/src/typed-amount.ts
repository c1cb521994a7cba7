import { currencyOf } from './currency.js';
import { Money } from './money.js';

/** Why what was typed is no amount. */
export type AmountFault = 'empty' | 'malformed' | 'precision' | 'zero' | 'tooLarge';

export type TypedAmount =
  { readonly minor: bigint; readonly fault?: undefined } | { readonly fault: AmountFault; readonly minor?: undefined };

/** The ledger keeps amounts in 64 bits. */
const AMOUNT_END = 1n << 64n;
/** Between thousands, as people and spreadsheets write them. */
const GROUPING = /(?<=\d)[,\s'’](?=\d{3}(?!\d))/g;

/**
 * Reads an amount as people type it, exactly: `1,234.5` of CNY is 123450 minor units. Digits of full width count as digits; nothing is rounded,
 * and a comma is never a decimal sign, since in half of the world it is and in the other it is not.
 */
export function readAmount(text: string, currency: string): TypedAmount {
  const plain = text.normalize('NFKC').trim().replaceAll(GROUPING, '').replace(/\.$/, '');
  if (plain === '') return { fault: 'empty' };
  const [, whole = '', decimals = ''] = /^(\d{1,20})(?:\.(\d{1,20}))?$/.exec(plain) ?? [];
  if (whole === '') return { fault: 'malformed' };
  if (decimals.length > currencyOf(currency).exponent) return { fault: 'precision' };
  const digits = whole.replace(/^0+(?=\d)/, '');
  const minor = Money.parse(decimals === '' ? digits : `${digits}.${decimals}`, currency).amountMinor;
  if (minor === 0n) return { fault: 'zero' };
  return minor < AMOUNT_END ? { minor } : { fault: 'tooLarge' };
}

/** An amount as it can be typed again: no grouping, all decimal places. @param minor minor units */
export const typedText = (minor: bigint | string, currency: string): string =>
  Money.ofMinor(BigInt(minor), currency).toDecimalString();
