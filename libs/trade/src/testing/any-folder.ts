import fc from 'fast-check';
import type { SubmittedPaper } from '../domain/submitted-paper.js';
import type { TradeDetails, TradeLine } from '../papers/trade-details.js';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '../papers/write-papers.js';
import { writeCreditNote } from './a-credit-note.js';
import { aTrade, STRANGER, submit } from './a-trade.js';

/** A line of an advice, an invoice or a credit note. */
interface AnyLine {
  /** Mostly one; a line of several is spread over them. */
  readonly orders: readonly number[];
  readonly line: number;
  readonly quantity: number;
  readonly cents: number;
}

export interface AnyPaper {
  readonly kind: 'despatch' | 'receipt' | 'invoice' | 'credit' | 'debit';
  readonly number: number;
  /** Of the month. */
  readonly day: number;
  readonly isBetweenOthers: boolean;
  readonly namesNoOrder: boolean;
  readonly lines: readonly AnyLine[];
}

const ORDERS = 3;
const LINES = 2;
const ORDERED = 60;

const anyLine = fc.record({
  orders: fc.uniqueArray(fc.integer({ min: 1, max: ORDERS }), { minLength: 1, maxLength: 2 }),
  line: fc.integer({ min: 1, max: LINES }),
  quantity: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 50 }) }, fc.integer({ min: -20, max: -1 })),
  cents: fc.constantFrom(0, 0, 0, 20, 150),
});
const seldom = fc.integer({ min: 0, max: 9 }).map((one) => one === 0);
const anyPaper = fc.record({
  kind: fc.constantFrom('despatch', 'receipt', 'receipt', 'invoice', 'invoice', 'invoice', 'credit', 'debit'),
  number: fc.integer({ min: 101, max: 130 }),
  day: fc.integer({ min: 10, max: 28 }),
  isBetweenOthers: seldom,
  namesNoOrder: seldom,
  lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
});

/**
 * Papers on several orders: invoices that bill one order or many, together more or less than was received, and credit and debit notes
 * on some of them.
 */
export const anyPapers: fc.Arbitrary<readonly AnyPaper[]> = fc.array(anyPaper, { minLength: 2, maxLength: 14 });

export function writeFolder(papers: readonly AnyPaper[]): SubmittedPaper[] {
  const orders = Array.from({ length: ORDERS }, (_, index) => submit(`order-${index}`, writeOrder(orderOf(index + 1))));
  return [...orders, ...papers.map((paper, index) => submit(`${paper.kind}-${index}`, writeAny(paper)))];
}

function orderOf(order: number): TradeDetails {
  const lines = Array.from({ length: LINES }, (_, index) => ({
    orders: [order],
    line: index + 1,
    quantity: ORDERED,
    cents: 0,
  }));
  return aTrade({ order: { number: `PO-${order}`, date: '2026-08-03' }, lines: lines.map(lineOf) });
}

function lineOf({ line, quantity, cents }: AnyLine): TradeLine {
  const [price, article] = [`${line}0.${String(cents).padStart(3, '0')}`, `A-${line}`];
  return { id: String(line), article, name: 'part', quantity: String(quantity), unit: 'H87', price };
}

function writeAny({ kind, number, day, isBetweenOthers, namesNoOrder, lines }: AnyPaper): string {
  const date = `2026-08-${day}`;
  const [order = 1] = lines.flatMap(({ orders }) => orders);
  const details = aTrade({
    ...(isBetweenOthers ? { buyer: STRANGER } : {}),
    order: { number: `PO-${order}`, date },
    despatch: { number: `DN-${number}`, date },
    receipt: { number: `GR-${number}`, date },
    invoice: { number: `INV-${number}`, date, dueDate: '2026-11-20' },
    lines: lines.map((line) => (kind === 'debit' ? { ...lineOf(line), price: SUPPLEMENT } : lineOf(line))),
  });
  const xml = withOrders(writers[kind](details), lines);
  return namesNoOrder ? xml.replaceAll(/<cac:Order(Line)?Reference>.*?<\/cac:Order\1Reference>/g, '') : xml;
}

/** What a debit note asks more for a piece. */
const SUPPLEMENT = '0.20';

const writers: Readonly<Record<AnyPaper['kind'], (details: TradeDetails) => string>> = {
  despatch: writeDespatchAdvice,
  receipt: writeReceiptAdvice,
  invoice: writeInvoice,
  debit: (details) => {
    const { invoice } = details;
    const named = `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${invoice.number}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`;
    return writeInvoice({ ...details, invoice: { ...invoice, number: `DB-${invoice.number}` } })
      .replace('>380<', '>383<')
      .replace('<cac:AccountingSupplierParty>', `${named}<cac:AccountingSupplierParty>`);
  },
  credit: (details) => {
    const { number, date } = details.invoice;
    return writeCreditNote(details, { number: `CN-${number}`, date, of: [number] });
  },
};

/** The writers know one order to a paper. */
function withOrders(xml: string, lines: readonly AnyLine[]): string {
  const left = [...lines];
  return xml.replaceAll(/<cac:OrderLineReference>.*?<\/cac:OrderLineReference>/g, (reference) => {
    const { orders = [] } = left.shift() ?? {};
    return orders.map((order) => reference.replace(/PO-[0-9]+/, `PO-${order}`)).join('');
  });
}
