import type { Money } from '@tallystick/kernel';
import type { Invoice } from '../documents/trade-document.js';
import { unitsDiffer } from '../documents/units-differ.js';
import { inCurrency, judgeDeviation, type ToleranceOutcome, type Tolerances } from '../tolerances.js';
import type { LineMatch, MatchedLine } from './match-lines.js';
import { orderedValue, valueAtPrice } from './line-values.js';

export interface PriceDeviation {
  readonly match: LineMatch;
  readonly outcome: ToleranceOutcome;
  /**
   * What the matched quantity costs at the invoiced and at the ordered price, less the line's discounts; tax and charges excluded. Of a debit
   * note, with what was billed for it before.
   */
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
  const own = valueAtPrice(match.quantity, line, line.price, currency);
  const invoiced = match.billedBefore ? match.billedBefore.plus(own) : own;
  return { match, invoiced, ordered, outcome: judgePrice(invoiced, ordered, tolerances) };
}

export function judgePrice(invoiced: Money, ordered: Money, tolerances: Tolerances): ToleranceOutcome {
  const tolerance = inCurrency(tolerances.price, tolerances, invoiced);
  return judgeDeviation(invoiced.toDecimal(), ordered.toDecimal(), tolerance);
}
