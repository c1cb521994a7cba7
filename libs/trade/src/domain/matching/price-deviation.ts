import { Decimal, type Money } from '@tallystick/kernel';
import type { Invoice, OrderLine } from '../documents/trade-document.js';
import { inCurrency, judgeDeviation, type ToleranceOutcome, type Tolerances } from '../tolerances.js';
import { valueOf } from '../totals/line-totals.js';
import type { LineMatch, MatchedLine } from './match-lines.js';

export interface PriceDeviation {
  readonly match: LineMatch;
  readonly outcome: ToleranceOutcome;
  /** What the matched quantity costs at the invoiced and at the ordered price, tax and allowances excluded. */
  readonly invoiced: Money;
  readonly ordered: Money;
}

/** Compares the value of a match at both prices, as an ERP's price tolerance does. Undefined where a paper gives no price. */
export function priceDeviation(
  { line }: MatchedLine,
  match: LineMatch,
  { currency }: Invoice,
  tolerances: Tolerances,
): PriceDeviation | undefined {
  const orderLine = match.account.ordered;
  if (!line.price || !orderLine) return undefined;
  const ordered = orderedValue(orderLine, match.quantity, currency);
  if (!ordered) return undefined;
  const invoiced = valueOf(match.quantity, line.price, currency);
  const tolerance = inCurrency(tolerances.price, tolerances, invoiced);
  return { match, invoiced, ordered, outcome: judgeDeviation(invoiced.toDecimal(), ordered.toDecimal(), tolerance) };
}

/** At the order line's price, or by its net amount where it states no price. */
function orderedValue(orderLine: OrderLine, quantity: Decimal, currency: Invoice['currency']): Money | undefined {
  if (orderLine.price) return valueOf(quantity, orderLine.price, currency);
  if (!orderLine.netAmount || orderLine.quantity.value.compare(Decimal.ZERO) <= 0) return undefined;
  const price = {
    amount: orderLine.netAmount.value.toDecimal(),
    baseQuantity: orderLine.quantity.value,
    where: orderLine.where,
  };
  return valueOf(quantity, price, currency);
}
