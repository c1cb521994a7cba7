import type { RelationSeen } from '@tallystick/act-types';
import type { Invoice } from '../documents/trade-document.js';
import type { InvoiceIdentity } from '../duplicates/invoice-identity.js';
import { append } from '../matching/paper-index.js';
import { buyerTies, kindOfTie, sellerTies, type Tie } from './ties.js';

/** A name alone is borne by thousands: between a seller and its buyer it is worth a look, among all sellers it is none. */
export function tiesAmongSellers(invoice: Invoice): readonly Tie[] {
  return sellerTies(invoice).filter((tie) => kindOfTie(tie) !== 'representative');
}

/** What an invoice itself shows seller and buyer to have in common. */
export function relationsToBuyer(invoice: Invoice): readonly RelationSeen[] {
  const buyers = new Set(buyerTies(invoice));
  const shared = sellerTies(invoice).filter((tie) => buyers.has(tie));
  return [...new Set(shared.map(kindOfTie))].map((by) => ({ by, to: 'buyer', parties: 1 }));
}

/** What sellers have in common with one another, by the SHA-256 of each invoice that shows it. */
export function relationsAmong(
  invoices: readonly { readonly identity: InvoiceIdentity; readonly document: Invoice }[],
): ReadonlyMap<string, readonly RelationSeen[]> {
  const tied = invoices.map(({ identity: { sha256, seller }, document }) => ({
    ...{ sha256, seller },
    ties: tiesAmongSellers(document),
  }));
  const sellersByTie = new Map<Tie, Set<string>>();
  for (const { seller, ties } of tied) {
    for (const tie of ties) sellersByTie.set(tie, (sellersByTie.get(tie) ?? new Set()).add(seller));
  }
  const found = tied.map(({ sha256, ties }) => {
    const counts = ties.map((tie) => [kindOfTie(tie), (sellersByTie.get(tie)?.size ?? 1) - 1] as const);
    return [sha256, relationsToSellers(counts)] as const;
  });
  return new Map(found.filter(([, relations]) => relations.length > 0));
}

/** @param counts how many other sellers share each tie; of several ties of one kind, two accounts say, the one that most share is told */
export function relationsToSellers(counts: Iterable<readonly [RelationSeen['by'], number]>): readonly RelationSeen[] {
  const byKind = new Map<RelationSeen['by'], number[]>();
  for (const [by, parties] of counts) if (parties > 0) append(byKind, by, parties);
  return [...byKind].map(([by, parties]) => ({ by, to: 'other-sellers', parties: Math.max(...parties) }));
}
