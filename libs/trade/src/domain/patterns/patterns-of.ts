import { digitsOf } from './first-digits.js';
import { numberSequenceOf } from './number-sequence.js';
import { paceOf } from './pace.js';
import { DEFAULT_PATTERN_RULES, type PatternRules } from './pattern-rules.js';
import type { Pattern } from './pattern.js';
import { priceOutliersOf } from './price-outlier.js';
import { roundAmountOf } from './round-amount.js';
import type { TradeSample } from './trade-sample.js';

/**
 * The signs in one invoice that it may be made up, from nothing but what its own two parties have billed one another before. Some of them
 * may be dated later, and their order says nothing.
 * @param others those that are `comparable`
 */
export function patternsOf(
  invoice: TradeSample,
  others: readonly TradeSample[],
  rules: PatternRules = DEFAULT_PATTERN_RULES,
): readonly Pattern[] {
  return [
    ...paceOf(invoice, others, rules.pace),
    ...roundAmountOf(invoice, others, rules.roundAmount),
    ...numberSequenceOf(invoice, others, rules.numberSequence),
    ...priceOutliersOf(invoice, others, rules.priceOutlier),
    ...digitsOf(invoice, others, rules.digits),
  ];
}

/** Of its currency, and one paper a number, so that a copy adds nothing: of several the first by date, then by hash. That there are several is another check's matter. */
export function comparable(invoice: TradeSample, earlier: readonly TradeSample[]): TradeSample[] {
  const byNumber = new Map<string, TradeSample>();
  for (const other of earlier) {
    if (other.currency !== invoice.currency || other.canonicalNumber === invoice.canonicalNumber) continue;
    const known = byNumber.get(other.canonicalNumber);
    if (!known || isBefore(other, known)) byNumber.set(other.canonicalNumber, other);
  }
  return [...byNumber.values()];
}

function isBefore(a: TradeSample, b: TradeSample): boolean {
  return a.issueDate < b.issueDate || (a.issueDate === b.issueDate && a.sha256 < b.sha256);
}
