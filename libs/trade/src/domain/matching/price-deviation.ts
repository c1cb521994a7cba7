import { Decimal, divideRoundedHalfUp, Money } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { Invoice, OrderLine, Price, Quantity } from '../documents/trade-document.js';
import { unitsDiffer } from '../documents/units-differ.js';
import { inCurrency, judgeDeviation, type ToleranceOutcome, type Tolerances } from '../tolerances.js';
import { valueOf, valueOfLine } from '../totals/line-totals.js';
import { discountsOf, surchargesOf } from '../totals/reckoning.js';
import type { LineMatch, MatchedLine } from './match-lines.js';

export interface PriceDeviation {
  readonly match: LineMatch;
  readonly outcome: ToleranceOutcome;
  /** What the matched quantity costs at the invoiced and at the ordered price, less the line's discounts; tax and charges excluded. */
  readonly invoiced: Money;
  readonly ordered: Money;
}

/**
 * Compares the value of a match at both prices, as an ERP's price tolerance does. One paper may give the list price and a discount where the
 * other gives the net price, so discounts of the line count; its charges are held to those ordered by themselves. Undefined where a paper
 * gives no price, or prices another unit.
 */
export function priceDeviation(
  { line }: MatchedLine,
  match: LineMatch,
  { currency }: Invoice,
  tolerances: Tolerances,
): PriceDeviation | undefined {
  const orderLine = match.account.ordered;
  if (!line.price || !orderLine || unitsDiffer(line.quantity, orderLine.quantity)) return undefined;
  const ordered = orderedValue(orderLine, match.quantity, currency);
  if (!ordered) return undefined;
  const invoiced = valueAtPrice(match.quantity, line, line.price, currency);
  return { match, invoiced, ordered, outcome: judgePrice(invoiced, ordered, tolerances) };
}

export function judgePrice(invoiced: Money, ordered: Money, tolerances: Tolerances): ToleranceOutcome {
  const tolerance = inCurrency(tolerances.price, tolerances, invoiced);
  return judgeDeviation(invoiced.toDecimal(), ordered.toDecimal(), tolerance);
}

/** At the order line's price, or by its net amount where it states no price. */
function orderedValue(orderLine: OrderLine, quantity: Decimal, currency: Invoice['currency']): Money | undefined {
  if (orderLine.price) return valueAtPrice(quantity, orderLine, orderLine.price, currency);
  const { netAmount, allowanceCharges } = orderLine;
  if (!netAmount || orderLine.quantity.value.compare(Decimal.ZERO) <= 0) return undefined;
  const surcharges = surchargesOf(allowanceCharges, Money.zero(netAmount.value.currency));
  const price = {
    amount: netAmount.value.minus(surcharges).toDecimal(),
    baseQuantity: orderLine.quantity.value,
  };
  return valueOf(quantity, price, currency);
}

interface DiscountedLine {
  readonly quantity: Quantity;
  readonly allowanceCharges: readonly AllowanceCharge[];
}

/** As the line itself is reckoned: its price may be for another unit than it counts, and a trade is not always converted as a whole. */
function valueAtPrice(part: Decimal, line: DiscountedLine, price: Price, currency: Invoice['currency']): Money {
  const quantity = { value: part, unit: line.quantity.unit };
  return valueOfLine(quantity, price, currency).minus(discountOn(part, line, currency));
}

/** The part of a line's discounts that falls on a part of its quantity. */
function discountOn(
  part: Decimal,
  { quantity, allowanceCharges }: DiscountedLine,
  currency: Invoice['currency'],
): Money {
  const whole = quantity.value;
  const [first] = allowanceCharges;
  if (!first || whole.isZero()) return Money.zero(currency);
  const { amountMinor } = discountsOf(allowanceCharges, Money.zero(first.amount.currency));
  const scale = Math.max(part.scale, whole.scale);
  return Money.ofMinor(divideRoundedHalfUp(amountMinor * part.unscaledAt(scale), whole.unscaledAt(scale)), currency);
}
