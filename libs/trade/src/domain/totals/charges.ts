import type { Money } from '@tallystick/kernel';
import type { Invoice, Order } from '../documents/trade-document.js';
import { netOfAllowanceCharges, sum, surchargesOf } from './reckoning.js';

/**
 * What a paper charges beyond its lines' prices, in its own currency. Discounts of a line are part of its price, and held to the order's
 * there.
 * @param zero of that currency
 */
export function chargesOf(document: Invoice | Order, zero: Money): Money {
  const onLines = document.lines.map(({ allowanceCharges }) => surchargesOf(allowanceCharges, zero));
  return sum(onLines, netOfAllowanceCharges(document.allowanceCharges, zero));
}
