import { Decimal } from '@tallystick/kernel';
import { taxCategoryKey } from '../documents/tax-category.js';
import type { InvoiceLine } from '../documents/trade-document.js';
import { orderLinesIn } from './spread.js';

/**
 * The order in which an invoice's lines are booked, which is the same however they are written down: what is taken back first, since it makes
 * room for what is billed instead; then what can go to one order line before what has a choice; then the cheapest, so that the goods received
 * never carry more than they may.
 */
export function inBookingOrder(lines: readonly InvoiceLine[]): readonly InvoiceLine[] {
  if (lines.length < 2) return lines;
  const placed = lines.map((line) => ({ line, sign: signOf(line), choice: choiceOf(line), text: textOf(line) }));
  placed.sort((a, b) => {
    const [first, second] = [a.text, b.text];
    return (
      a.sign - b.sign ||
      a.choice - b.choice ||
      (a.sign > 0 ? compareUnitValues(a.line, b.line) : 0) ||
      (first < second ? -1 : first > second ? 1 : 0)
    );
  });
  return placed.map(({ line }) => line);
}

function signOf({ quantity: { value } }: InvoiceLine): number {
  return value.compare(Decimal.ZERO);
}

/** How many order lines the line names. */
function choiceOf({ orderLines }: InvoiceLine): number {
  return orderLinesIn(orderLines).length;
}

/** By what one unit comes to; for quantities above zero. */
function compareUnitValues(a: InvoiceLine, b: InvoiceLine): number {
  const scale = Math.max(a.quantity.value.scale, b.quantity.value.scale);
  const [left, right] = [
    a.netAmount.value.amountMinor * b.quantity.value.unscaledAt(scale),
    b.netAmount.value.amountMinor * a.quantity.value.unscaledAt(scale),
  ];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** All of a line that has a say in what is carried: lines of one text can change places. */
function textOf({ quantity, netAmount, price, allowanceCharges, orderLines, taxCategory }: InvoiceLine): string {
  return JSON.stringify([
    taxCategory ? taxCategoryKey(taxCategory) : '',
    quantity.value.toString(),
    quantity.unit,
    netAmount.value.toDecimalString(),
    price ? [price.amount.toString(), price.baseQuantity.toString(), price.baseUnit] : [],
    allowanceCharges.map(({ isCharge, amount }) => [isCharge, amount.toDecimalString()]),
    orderLinesIn(orderLines),
  ]);
}
