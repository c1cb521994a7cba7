import type { CopySeen } from '@tallystick/act-types';
import { daysBetween } from '@tallystick/kernel';
import { append } from '../matching/paper-index.js';
import { areNearAmounts } from '../duplicates/near-amounts.js';
import { type InvoiceIdentity, pairOf } from '../duplicates/invoice-identity.js';
import { type CopyRules, DEFAULT_COPY_RULES } from './elsewhere-rules.js';

/** What an invoice is compared by with those between other parties. */
export interface Copyable extends Omit<InvoiceIdentity, 'orderLines'> {
  /** Empty where the invoice has too few lines to be told by them. */
  readonly linesHash: string;
}

/**
 * Whether an invoice between other parties is this one again: what one applicant had financed, another hands in with a name changed. A seller's
 * number names one invoice; that of another seller says nothing by itself, for many count from 1.
 */
export function copySeen(
  invoice: Copyable,
  other: Copyable,
  rules: CopyRules = DEFAULT_COPY_RULES,
): CopySeen | undefined {
  const shared = sharedSide(invoice, other);
  if (!shared || other.sha256 === invoice.sha256) return undefined;
  const daysApart = Math.abs(daysBetween(invoice.issueDate, other.issueDate));
  const isNear =
    invoice.currency === other.currency &&
    daysApart <= rules.nearDays &&
    areNearAmounts(invoice.amountMinor, other.amountMinor, rules.nearAmountPerMille);
  const isNumbered = invoice.canonicalNumber === other.canonicalNumber;
  const sameNumber = isNumbered && (shared === 'seller' || (shared === 'buyer' && isNear));
  const sameLines = invoice.linesHash !== '' && invoice.linesHash === other.linesHash && daysApart <= rules.linesDays;
  return sameNumber || sameLines ? { shared, sameNumber: isNumbered, sameLines, daysApart } : undefined;
}

/** Undefined between the same two: their invoices are compared by the rules on duplicates. */
function sharedSide(a: Copyable, b: Copyable): CopySeen['shared'] | undefined {
  if (a.seller === b.seller) return a.buyer === b.buyer ? undefined : 'seller';
  return a.buyer === b.buyer ? 'buyer' : 'none';
}

/** The copies that invoices have among one another, by the SHA-256 of each that has one. */
export function copiesAmong(
  invoices: readonly Copyable[],
  rules: CopyRules = DEFAULT_COPY_RULES,
): ReadonlyMap<string, readonly CopySeen[]> {
  const byKey = new Map<string, Map<string, Copyable[]>>();
  for (const invoice of invoices) {
    for (const key of keysOf(invoice)) {
      const pairs = byKey.get(key) ?? new Map<string, Copyable[]>();
      byKey.set(key, pairs);
      append(pairs, pairOf(invoice), invoice);
    }
  }
  return new Map(
    invoices.flatMap((invoice) => {
      const lists = keysOf(invoice).map((key) => byKey.get(key) ?? new Map<string, Copyable[]>());
      const copies = copiesIn(invoice, lists, rules);
      return copies.length > 0 ? [[invoice.sha256, copies] as const] : [];
    }),
  );
}

function copiesIn(
  invoice: Copyable,
  lists: readonly ReadonlyMap<string, readonly Copyable[]>[],
  rules: CopyRules,
): readonly CopySeen[] {
  const found = new Map<string, CopySeen>();
  const own = pairOf(invoice);
  // Its own pair's thousand regular invoices are no copies, and are not looked at.
  const others = lists.flatMap((pairs) => [...pairs].filter(([pair]) => pair !== own).map(([, list]) => list));
  for (const list of others) {
    for (const other of list) {
      const seen = copySeen(invoice, other, rules);
      if (seen) found.set(other.sha256, seen);
      if (found.size >= rules.copiesMax) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** Every copy has one of these in common with the invoice. */
function keysOf({ canonicalNumber, seller, buyer, linesHash }: Copyable): readonly string[] {
  const numbered = [`seller ${seller} ${canonicalNumber}`, `buyer ${buyer} ${canonicalNumber}`];
  return linesHash === '' ? numbered : [...numbered, `lines ${linesHash}`];
}
