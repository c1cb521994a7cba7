import type { TradeDetails } from '../papers/trade-details.js';
import { writeInvoice } from '../papers/write-papers.js';

interface CreditNoteDetails {
  readonly number: string;
  readonly date: string;
  /** Numbers of the invoices that it takes back. */
  readonly of: readonly string[];
}

/** A UBL credit note on the trade's lines: what its invoice would be, taken back. */
export function writeCreditNote(trade: TradeDetails, { number, date, of }: CreditNoteDetails): string {
  const references = of.map(
    (id) =>
      `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${id}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`,
  );
  return writeInvoice({ ...trade, invoice: { number, date, dueDate: date } })
    .replaceAll('Invoice-2', 'CreditNote-2')
    .replaceAll(/(<\/?)Invoice(?=[ >])/g, '$1CreditNote')
    .replaceAll('InvoiceTypeCode>', 'CreditNoteTypeCode>')
    .replaceAll('InvoiceLine>', 'CreditNoteLine>')
    .replaceAll('cbc:InvoicedQuantity', 'cbc:CreditedQuantity')
    .replace('>380<', '>381<')
    .replace(/<cbc:DueDate>.*?<\/cbc:DueDate>/, '')
    .replace('<cac:AccountingSupplierParty>', `${references.join('')}<cac:AccountingSupplierParty>`);
}
