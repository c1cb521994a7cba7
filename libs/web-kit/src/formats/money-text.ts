import { currencyOf, Money } from '@tallystick/kernel';
import { kept } from './kept.js';

const numberFormat = kept(
  (language: string, digits: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/**
 * An amount as the reader's language groups it, exact to the last minor unit: a decimal string is formatted, never a float.
 * @param minor minor units
 */
export function moneyText(minor: bigint | string, currency: string, language: string): string {
  const { exponent } = currencyOf(currency);
  const decimal = Money.ofMinor(BigInt(minor), currency).toDecimalString() as `${number}`;
  return numberFormat(language, exponent).format(decimal);
}

/** How much of a whole a part is, from 0 to 1: for drawing, not for reckoning. */
export function shareOf(part: bigint, whole: bigint): number {
  const PRECISION = 1_000_000n;
  return whole === 0n ? 0 : Number((part * PRECISION) / whole) / Number(PRECISION);
}
