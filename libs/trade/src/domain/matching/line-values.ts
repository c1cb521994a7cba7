import { Decimal, divideRoundedHalfUp, Money } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { Invoice, OrderLine, Price, Quantity } from '../documents/trade-document.js';
import { valueOf, valueOfLine } from '../totals/line-totals.js';
import { discountsOf, surchargesOf } from '../totals/reckoning.js';

/** At the order line's price, or by its net amount where it states no price. */
export function orderedValue(
  orderLine: OrderLine,
  quantity: Decimal,
  currency: Invoice['currency'],
): Money | undefined {
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
export function valueAtPrice(part: Decimal, line: DiscountedLine, price: Price, currency: Invoice['currency']): Money {
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
