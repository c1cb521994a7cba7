import { type Currency, currencyOf, Decimal, type Money } from '@tallystick/kernel';

/** How far a figure may lie to one side; an absent limit does not bind. */
export interface ToleranceLimits {
  /** Percent of the agreed figure. */
  readonly percent?: Decimal;
  /** In the tolerance's own measure: money for prices and totals, units for quantities. */
  readonly absolute?: Decimal;
}

export interface Tolerance {
  readonly upper: ToleranceLimits;
  readonly lower: ToleranceLimits;
}

/** Tax excluded throughout. A bank sets its own; these are the start. */
export interface Tolerances {
  /** The currency of the absolute limits on money; papers in another one are held to the percentages alone. */
  readonly currency: Currency;
  /** On `quantity x (invoiced price - ordered price)` of a line. */
  readonly price: Tolerance;
  /** On what is invoiced of an order line, against what was ordered and what was received. */
  readonly quantity: Tolerance;
  /** On charges and allowances of the whole invoice that the order does not know. */
  readonly total: Tolerance;
}

const both = (limits: ToleranceLimits): Tolerance => ({ upper: limits, lower: limits });

export const DEFAULT_TOLERANCES: Tolerances = {
  currency: currencyOf('CNY'),
  price: both({ percent: Decimal.parse('2'), absolute: Decimal.parse('50') }),
  quantity: { upper: { percent: Decimal.ZERO, absolute: Decimal.ZERO }, lower: {} },
  total: both({ absolute: Decimal.parse('1') }),
};

/** Beyond one of two limits a person decides, as an ERP would block the invoice; beyond every limit the papers contradict each other. */
export type ToleranceOutcome = 'pass' | 'review' | 'fail';

export function judgeDeviation(actual: Decimal, agreed: Decimal, tolerance: Tolerance): ToleranceOutcome {
  const deviation = actual.minus(agreed);
  if (deviation.isZero()) return 'pass';
  const limits = deviation.isNegative() ? tolerance.lower : tolerance.upper;
  const size = deviation.abs();
  const passed: boolean[] = [];
  if (limits.absolute) passed.push(size.compare(limits.absolute) <= 0);
  if (limits.percent) {
    passed.push(size.times(Decimal.of(100n)).compare(agreed.abs().times(limits.percent)) <= 0);
  }
  if (passed.every(Boolean)) return 'pass';
  return passed.some(Boolean) ? 'review' : 'fail';
}

/** A tolerance on money as it binds papers in a currency. With no percentage to fall back on, a foreign paper has no tolerance. */
export function inCurrency(tolerance: Tolerance, tolerances: Tolerances, money: Money): Tolerance {
  if (money.currency.code === tolerances.currency.code) return tolerance;
  const strip = ({ percent }: ToleranceLimits): ToleranceLimits => ({ percent: percent ?? Decimal.ZERO });
  return { upper: strip(tolerance.upper), lower: strip(tolerance.lower) };
}
