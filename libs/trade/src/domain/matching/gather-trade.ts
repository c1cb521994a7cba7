import type { Invoice } from '../documents/trade-document.js';
import { advicesNamedBy, creditedBy, numbersOf, ordersOf, type PaperIndex } from './paper-index.js';
import { canonicalReference } from './references.js';
import { callsOf } from '../records/trade-record.js';
import { statementsIn } from './records-of-kind.js';
import { sameParty } from './same-party.js';
import type { RecordIndex } from './record-index.js';
import type { Paper, RecordPaper, Trade } from './trade.js';

/** The papers that belong to an invoice's trade, found by order number and, for advices, by the numbers that papers name. */
export function gatherTrade(
  invoice: Paper<Invoice>,
  index: PaperIndex,
  records: RecordIndex,
  taxInvoices: readonly Paper<Invoice>[] = [],
): Trade {
  const orderNumbers = ordersOf(invoice.document);
  const named = advicesNamedBy(invoice.document);
  const orders = ours(invoice, index.called('order', orderNumbers));
  const despatches = ours(invoice, [
    ...index.onOrders('despatch-advice', orderNumbers),
    ...index.called('despatch-advice', named.despatches),
  ]);
  const despatchNumbers = despatches.map(({ document }) => canonicalReference(document.number.value));
  const receipts = ours(invoice, [
    ...index.onOrders('receipt-advice', orderNumbers),
    ...index.onDespatches('receipt-advice', despatchNumbers),
    ...index.called('receipt-advice', named.receipts),
  ]);
  const orderResponses = ours(invoice, index.onOrders('order-response', orderNumbers));
  const unnamed = index.onOrders('credit-note', orderNumbers).filter(({ document }) => creditedBy(document).size === 0);
  const creditNotes = ours(invoice, [...index.crediting(invoice.document.number.value), ...unnamed]);
  const others = index.onOrders('invoice', orderNumbers).filter((other) => other !== invoice);
  const isOurOrder = orders.some((order) => parties(order, invoice) === 'same');
  const goods: readonly Paper[] = [...orders, ...despatches, ...receipts];
  const otherInvoices = isOurOrder ? others.filter((other) => isOnOurGoods(other, invoice, goods)) : others;
  return {
    invoice,
    orders,
    orderResponses,
    despatches,
    receipts,
    taxInvoices,
    creditNotes,
    otherInvoices,
    records: recordsOn(records, numbersOf(invoice, goods)),
  };
}

/**
 * Those that name a number of the trade, the bank statements that name a remittance advice among them, and the advices that go by the same
 * number: what they say together may be more than was paid.
 */
function recordsOn(records: RecordIndex, numbers: Iterable<string>): readonly RecordPaper[] {
  const told = records.naming(numbers);
  const calls = told.flatMap(({ record }) => callsOf(record));
  return [...new Set([...told, ...statementsIn(records.naming(calls)), ...records.called(calls)])];
}

/**
 * Two invoices may name one seller by different codes and numbers, which makes them seem different, while the papers on the goods have both: such
 * invoices bill the same goods.
 */
function isOnOurGoods(other: Paper<Invoice>, invoice: Paper<Invoice>, goods: readonly Paper[]): boolean {
  return parties(other, invoice) !== 'different' || goods.some((paper) => parties(paper, other) === 'same');
}

/**
 * Two buyers may number their orders alike. Where papers of the same two parties are there, those of others belong to another trade;
 * where there are none, they stay, and the checks find the contradiction.
 */
function ours<P extends Paper>(invoice: Paper<Invoice>, candidates: readonly P[]): readonly P[] {
  const unlike = [...new Set(candidates)];
  return unlike.some((paper) => parties(paper, invoice) === 'same')
    ? unlike.filter((paper) => parties(paper, invoice) !== 'different')
    : unlike;
}

function parties({ document }: Paper, { document: invoice }: Paper<Invoice>): 'same' | 'different' | 'unknown' {
  const both = [sameParty(document.seller, invoice.seller), sameParty(document.buyer, invoice.buyer)];
  if (both.includes('different')) return 'different';
  return both.every((sameness) => sameness === 'same') ? 'same' : 'unknown';
}
