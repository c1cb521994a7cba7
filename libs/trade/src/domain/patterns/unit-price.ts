import { Decimal, divideRoundedHalfUp, pow10 } from '@tallystick/kernel';
import { priceInReferenceUnit } from '../documents/price-in-reference-unit.js';
import type { InvoiceLine } from '../documents/trade-document.js';

/** Enough for a price of one joule. */
export const PRICE_PLACES = 18;
/** Above any price; arithmetic on a hostile one stays quick. */
const PRICE_TEXT = /^[0-9]{1,40}(?:\.[0-9]{1,18})?$/;

export interface UnitPrice {
  /** UN/ECE Recommendation 20: the reference unit of what is measured, or the code as written where it converts into nothing. */
  readonly unit: string;
  /** Decimal text, above zero. */
  readonly price: string;
}

/** The net price of one reference unit, rounded half-up to 18 places; undefined where a line has none above zero. */
export function unitPriceOf({ price, quantity }: InvoiceLine): UnitPrice | undefined {
  if (!price) return undefined;
  const { amount, baseQuantity, baseUnit } = priceInReferenceUnit(price, quantity.unit);
  if (baseQuantity.compare(Decimal.ZERO) <= 0) return undefined;
  const scaled = divideRoundedHalfUp(
    amount.unscaled * pow10(PRICE_PLACES + baseQuantity.scale),
    baseQuantity.unscaled * pow10(amount.scale),
  );
  const text = textOfPrice(scaled);
  if (scaledPrice(text) === undefined) return undefined;
  return { unit: (baseUnit || quantity.unit).toUpperCase(), price: text };
}

/** In units of 10^-18; undefined for what is no price above zero. */
export function scaledPrice(text: string): bigint | undefined {
  if (!PRICE_TEXT.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  const scaled = BigInt(whole + fraction.padEnd(PRICE_PLACES, '0'));
  return scaled > 0n ? scaled : undefined;
}

export function textOfPrice(scaled: bigint): string {
  return Decimal.of(scaled, PRICE_PLACES).normalised().toString();
}
