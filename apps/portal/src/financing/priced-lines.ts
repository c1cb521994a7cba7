import type { Price } from '@tallystick/kernel';
import { yearlyDiscount } from './price.js';

/** What a price is made of, line by line. Amounts in minor units. */
export interface PricedLines {
  readonly currency: string;
  /** Percent a year, as it was typed or quoted. */
  readonly rate: string;
  readonly days: number;
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  readonly feeMinor: bigint;
  readonly priceMinor: bigint;
  /** Percent a year, all together. */
  readonly yearly: string | undefined;
}

interface Priced {
  readonly currency: string;
  /** As it was typed. */
  readonly rate: string;
  readonly amountMinor: bigint;
  readonly price: Price;
}

/** The lines of a price that was reckoned from what is typed. */
export function pricedLines({ currency, rate, amountMinor, price }: Priced): PricedLines {
  const { proceedsMinor: priceMinor, days } = price;
  return { currency, rate, amountMinor, ...price, priceMinor, yearly: yearlyDiscount(amountMinor, priceMinor, days) };
}
