import { daysBetween } from '@tallystick/kernel';
import { atMostOneEditApart } from './like-numbers.js';
import { areNearAmounts } from './near-amounts.js';
import { DEFAULT_DUPLICATE_RULES, type DuplicateRules } from './duplicate-rules.js';
import type { InvoiceIdentity } from './invoice-identity.js';

export interface Duplicates {
  readonly exact: readonly InvoiceIdentity[];
  readonly near: readonly InvoiceIdentity[];
}

/**
 * Earlier invoices that are this one again. A seller's number names one invoice, so the same seller, buyer and number with any other
 * amount or date is as suspicious as with the same: all are exact. Near is the same pair with figures and number almost alike.
 */
export function findDuplicates(
  invoice: InvoiceIdentity,
  earlier: readonly InvoiceIdentity[],
  rules: DuplicateRules = DEFAULT_DUPLICATE_RULES,
): Duplicates {
  const others = earlier.filter(
    ({ sha256, seller, buyer }) => sha256 !== invoice.sha256 && seller === invoice.seller && buyer === invoice.buyer,
  );
  const exact = others.filter(({ canonicalNumber }) => canonicalNumber === invoice.canonicalNumber);
  const near = others.filter((other) => !exact.includes(other) && isNear(invoice, other, rules));
  return { exact, near };
}

function isNear(a: InvoiceIdentity, b: InvoiceIdentity, rules: DuplicateRules): boolean {
  if (a.currency !== b.currency || !atMostOneEditApart(a.canonicalNumber, b.canonicalNumber)) return false;
  if (!areNearAmounts(a.amountMinor, b.amountMinor, rules.nearAmountPerMille)) return false;
  return Math.abs(daysBetween(a.issueDate, b.issueDate)) <= rules.nearDays;
}
