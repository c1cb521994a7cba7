import { type CalendarDate, daysBetween } from './calendar-date.js';
import { Decimal } from './decimal.js';
import { discounted } from './interest.js';
import { Money } from './money.js';

/** As loans in CNY are reckoned. */
export const PRICE_DAY_COUNT = 'ACT/360';
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
  const terms = { annualRate: rate, dayCount: PRICE_DAY_COUNT, from, to: until } as const;
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
