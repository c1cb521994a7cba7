import {
  DAY_COUNT_BASIS,
  Decimal,
  divideRoundedHalfUp,
  PRICE_DAY_COUNT,
  readAmount,
  type TypedAmount,
} from '@tallystick/kernel';

/** A fee may be left out, or be nothing. */
export function readFee(text: string, currency: string): TypedAmount {
  const read = readAmount(text, currency);
  return read.fault === 'empty' || read.fault === 'zero' ? { minor: 0n } : read;
}

const BASIS_POINTS = 10_000n;
const PERCENT_SCALE = 2;

/**
 * What a price comes to as a discount a year, fee and all, so that prices of different amounts and days can be compared: for reading, rounded to a
 * hundredth of a percent. @returns percent with two places; undefined without days
 */
export function yearlyDiscount(amountMinor: bigint, priceMinor: bigint, days: number): string | undefined {
  if (days <= 0 || amountMinor <= 0n || priceMinor > amountMinor) return undefined;
  const basis = BigInt(DAY_COUNT_BASIS[PRICE_DAY_COUNT]);
  const points = divideRoundedHalfUp((amountMinor - priceMinor) * basis * BASIS_POINTS, amountMinor * BigInt(days));
  return Decimal.of(points, PERCENT_SCALE).toString();
}
