import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { BillingDocument, CreditNote, Invoice } from '../documents/trade-document.js';
import { creditedBy } from './paper-index.js';
import { sameParty } from './same-party.js';
import type { Paper } from './trade.js';

/**
 * A seller in China bills with the tax bureau's e-invoice, and many send the same invoice in a form that can name order lines besides. The two
 * are one claim: the e-invoice goes to the other as a paper of its trade. Only where number, parties, currency, tax and total are the same, and
 * there is one such other; whatever differs leaves two invoices of one number, which no check lets pass. So it is with a credit note and the
 * red-letter form of it, where both take back the same invoice.
 *
 * @param asked SHA-256 of the paper that is asked about: it stands for itself, whatever its form
 * @returns each e-invoice that has another form, by that other form
 */
export function taxInvoicesByInvoice<D extends Invoice | CreditNote>(
  invoices: readonly Paper<D>[],
  asked?: string,
): ReadonlyMap<Paper<D>, readonly Paper<D>[]> {
  const byNumber = Map.groupBy(invoices, ({ document }) => canonicalInvoiceNumber(document.number.value));
  const pairs = [...byNumber.values()].flatMap((alike) => {
    const taxInvoices = alike.filter((paper) => isTaxInvoice(paper) && paper.sha256 !== asked);
    const [other, ...more] = alike.filter((paper) => !isTaxInvoice(paper));
    if (!other || more.length > 0) return [];
    return taxInvoices
      .filter((taxInvoice) => isSameClaim(taxInvoice, other))
      .map((taxInvoice) => ({ taxInvoice, other }));
  });
  const grouped = Map.groupBy(pairs, ({ other }) => other);
  return new Map([...grouped].map(([other, list]) => [other, list.map(({ taxInvoice }) => taxInvoice)]));
}

function isTaxInvoice({ document }: Paper<Invoice | CreditNote>): boolean {
  return document.terms.taxInvoice !== undefined;
}

function isSameClaim(
  { document: a }: Paper<Invoice | CreditNote>,
  { document: b }: Paper<Invoice | CreditNote>,
): boolean {
  const isBetweenTheSame = sameParty(a.seller, b.seller) === 'same' && sameParty(a.buyer, b.buyer) === 'same';
  const taxOf = ({ tax }: BillingDocument) => tax?.value.amountMinor ?? 0n;
  return (
    isBetweenTheSame &&
    takenBack(a) === takenBack(b) &&
    a.currency.code === b.currency.code &&
    taxOf(a) === taxOf(b) &&
    a.totals.taxInclusive.value.amountMinor === b.totals.taxInclusive.value.amountMinor
  );
}

function takenBack(document: Invoice | CreditNote): string {
  return JSON.stringify([...creditedBy(document)].sort());
}
