import type { FindingRule } from '../finding-rules.js';
import { type Currency, divideRoundedHalfUp, Money, pow10 } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import { priceInReferenceUnit } from '../documents/price-in-reference-unit.js';
import type { Price, Quantity } from '../documents/trade-document.js';
import { inReferenceUnit } from '../documents/units.js';
import type { Located } from '../finding.js';
import { netOfAllowanceCharges, type Reckoning } from './reckoning.js';

/** A seller may round the discount, the price and the line each on its own: one minor unit is rounding, two are not. */
const LINE_SLACK_MINOR = 1n;

interface PricedLine {
  readonly quantity: Quantity;
  readonly price: Price | undefined;
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly netAmount: Located<Money> | undefined;
}

/** `quantity x price / base quantity`, rounded half-up to the minor unit. */
export function valueOf(
  quantity: Quantity['value'],
  price: Pick<Price, 'amount' | 'baseQuantity'>,
  currency: Currency,
): Money {
  const numerator = quantity.unscaled * price.amount.unscaled * pow10(price.baseQuantity.scale + currency.exponent);
  const denominator = price.baseQuantity.unscaled * pow10(quantity.scale + price.amount.scale);
  return Money.ofMinor(divideRoundedHalfUp(numerator, denominator), currency);
}

/** A price may be for a tonne where the line counts kilograms. */
export function valueOfLine(quantity: Pick<Quantity, 'value' | 'unit'>, price: Price, currency: Currency): Money {
  const [base, priceInReference] = [inReferenceUnit(quantity), priceInReferenceUnit(price, quantity.unit)];
  return base?.unit === priceInReference.baseUnit
    ? valueOf(base.value, priceInReference, currency)
    : valueOf(quantity.value, price, currency);
}

/** By how many minor units a line's net amount is above its quantity, price, allowances and charges; 0 where that cannot be told. */
export function excessMinorOf(line: PricedLine, currency: Currency): bigint {
  return line.price && line.netAmount
    ? line.netAmount.value.minus(expectedNet(line, line.price, currency)).amountMinor
    : 0n;
}

/** Holds a line's net amount to its quantity, price, allowances and charges. */
export function reckonLine(reckoning: Reckoning, rule: FindingRule, line: PricedLine, currency: Currency): void {
  if (!line.price || !line.netAmount) return;
  const expected = expectedNet(line, line.price, currency);
  reckoning.expect(rule, 'the line net amount', line.netAmount, expected, LINE_SLACK_MINOR);
}

function expectedNet({ quantity, allowanceCharges }: PricedLine, price: Price, currency: Currency): Money {
  return valueOfLine(quantity, price, currency).plus(netOfAllowanceCharges(allowanceCharges, Money.zero(currency)));
}
