import type { BillingDocument, CreditNote, Invoice } from './trade-document.js';

/** UNCL 1001 codes of documents that take a claim back, as EN 16931-1 has them for BT-3. */
const CREDIT_NOTE_TYPES = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
]);

/**
 * An invoice or a credit note, as its type code says: CII has one form for both, and some write credit notes as UBL invoices. What comes to less
 * than nothing takes a claim back whatever its type says; as an invoice it would be taken off nothing.
 */
export function asInvoiceOrCreditNote(document: BillingDocument): Invoice | CreditNote {
  return CREDIT_NOTE_TYPES.has(document.typeCode) || document.totals.taxInclusive.value.amountMinor < 0n
    ? { kind: 'credit-note', ...document }
    : { kind: 'invoice', ...document };
}
