import {
  type CalendarDate,
  DAY_COUNT_BASIS,
  daysBetween,
  Decimal,
  discounted,
  divideRoundedHalfUp,
  Money,
  readAmount,
  type TypedAmount,
} from '@tallystick/kernel';

/** As loans in CNY are reckoned. */
export const DAY_COUNT = 'ACT/360';
const RATE_PLACES_MAX = 4;
const RATE_PERCENT_MAX = Decimal.of(36n);
const PERCENT_SCALE = 2;

export type RateFault = 'empty' | 'malformed' | 'tooHigh';
export type TypedRate = { readonly rate: Decimal; readonly fault?: undefined } | { readonly fault: RateFault };

/** Reads percent a year, such as `3.6`. @returns it as a fraction: 0.036 */
export function readRate(text: string): TypedRate {
  const plain = text.normalize('NFKC').trim().replace(/\s*%$/, '');
  if (plain === '') return { fault: 'empty' };
  if (!new RegExp(`^\\d{1,3}(\\.\\d{1,${RATE_PLACES_MAX}})?$`).test(plain)) return { fault: 'malformed' };
  const percent = Decimal.parse(plain);
  if (percent.compare(RATE_PERCENT_MAX) > 0) return { fault: 'tooHigh' };
  return { rate: Decimal.of(percent.unscaled, percent.scale + PERCENT_SCALE) };
}

/** A fee may be left out, or be nothing. */
export function readFee(text: string, currency: string): TypedAmount {
  const read = readAmount(text, currency);
  return read.fault === 'empty' || read.fault === 'zero' ? { minor: 0n } : read;
}

export interface PriceTerms {
  readonly amountMinor: bigint;
  readonly currency: string;
  /** A fraction a year. */
  readonly rate: Decimal;
  readonly feeMinor: bigint;
  /** The day on which the money comes. */
  readonly from: CalendarDate;
  /** The day on which the claim is due. */
  readonly to: CalendarDate;
}

/** All that makes a price. Amounts in minor units. */
export interface Price {
  readonly days: number;
  readonly discountMinor: bigint;
  readonly feeMinor: bigint;
  /** What the seller receives: not above zero when discount and fee eat it up. */
  readonly proceedsMinor: bigint;
}

/** `proceeds = amount - round(amount x rate x days / 360) - fee`; a claim that is due is discounted for no day. */
export function priceOf({ amountMinor, currency, rate, feeMinor, from, to }: PriceTerms): Price {
  const until = to < from ? from : to;
  const terms = { annualRate: rate, dayCount: DAY_COUNT, from, to: until } as const;
  const { discount, proceeds } = discounted(
    Money.ofMinor(amountMinor, currency),
    terms,
    Money.ofMinor(feeMinor, currency),
  );
  return {
    ...{ days: daysBetween(from, until), discountMinor: discount.amountMinor, feeMinor },
    proceedsMinor: proceeds.amountMinor,
  };
}

const BASIS_POINTS = 10_000n;

/**
 * What a price comes to as a discount a year, fee and all, so that prices of different amounts and days can be compared: for reading, rounded to a
 * hundredth of a percent. @returns percent with two places; undefined without days
 */
export function yearlyDiscount(amountMinor: bigint, priceMinor: bigint, days: number): string | undefined {
  if (days <= 0 || amountMinor <= 0n || priceMinor > amountMinor) return undefined;
  const basis = BigInt(DAY_COUNT_BASIS[DAY_COUNT]);
  const points = divideRoundedHalfUp((amountMinor - priceMinor) * basis * BASIS_POINTS, amountMinor * BigInt(days));
  return Decimal.of(points, PERCENT_SCALE).toString();
}
