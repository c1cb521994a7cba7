import type { CreditNote, Invoice } from './documents/trade-document.js';
import type { Paper } from './matching/trade.js';

/**
 * What credit notes take back of an invoice, tax included, in minor units of its currency. One that names several invoices, or none, counts in
 * full on each: nobody knows its share, and counting too much is never too little. Those in another currency count nothing; a check fails on
 * them.
 */
export function creditedMinor({ currency }: Invoice, creditNotes: readonly Paper<CreditNote>[]): bigint {
  return creditNotes
    .filter(({ document }) => document.currency.code === currency.code)
    .map(({ document }) => document.totals.taxInclusive.value.amountMinor)
    .map((amountMinor) => (amountMinor < 0n ? -amountMinor : amountMinor))
    .reduce((sum, amountMinor) => sum + amountMinor, 0n);
}
