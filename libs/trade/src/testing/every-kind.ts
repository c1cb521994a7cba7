import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '../papers/write-papers.js';
import { writeBankStatement } from './a-bank-statement.js';
import { writeCreditNote } from './a-credit-note.js';
import { writeRemittanceAdvice } from './a-remittance-advice.js';
import { aTrade } from './a-trade.js';
import { writeWarehouseReceipt } from './a-warehouse-receipt.js';
import { writeEInvoice } from './an-einvoice.js';
import { anEvent, writeEvents } from './an-event-record.js';
import { writeOrderResponse } from './an-order-response.js';
import { EN16931_CII } from './en16931-cii.js';
import { EN16931_UBL } from './en16931-ubl.js';

const trade = aTrade();
const paid = { amount: '50.00', invoices: [{ number: trade.invoice.number }] };

/** One of every kind of paper and record that is read, by its name. A kind that is added is added here, and then it is bent like the others. */
export const EVERY_KIND: Readonly<Record<string, string>> = {
  order: writeOrder(trade),
  'order response': writeOrderResponse(trade, 'AP'),
  'despatch advice': writeDespatchAdvice(trade),
  'receipt advice': writeReceiptAdvice(trade),
  invoice: writeInvoice(trade),
  'invoice with every term': EN16931_UBL,
  'Cross Industry Invoice': EN16931_CII,
  'credit note': writeCreditNote(trade, { number: 'CN-1', date: '2026-09-01', of: [trade.invoice.number] }),
  'e-invoice': writeEInvoice(trade),
  'event record': writeEvents(anEvent(trade)),
  'warehouse receipt': writeWarehouseReceipt(trade),
  'bank statement': writeBankStatement({ entries: [paid] }),
  'remittance advice': writeRemittanceAdvice({
    paymentOrder: 'PO-9',
    account: 'CN00 1234',
    lines: [{ invoice: trade.invoice.number, debit: '50.00' }],
  }),
};
