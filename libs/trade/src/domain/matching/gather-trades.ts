import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { Invoice } from '../documents/trade-document.js';
import { advicesNamedBy, creditedBy, numbersOf, once, ordersOf, type PaperIndex } from './paper-index.js';
import { canonicalReference } from './references.js';
import { callsOf } from '../records/trade-record.js';
import { statementsIn } from './records-of-kind.js';
import { partiesKey, sameParty } from './same-party.js';
import type { RecordIndex } from './record-index.js';
import { bySha256, type CommonPapers, type Paper, type RecordPaper, type Trade } from './trade.js';

/**
 * The papers that belong to each invoice's trade, found by order number and, for advices, by the numbers that papers name. What invoices of the
 * same two parties on the same orders have in common is gathered once: a standing order has thousands of them.
 */
export function gatherTrades(
  invoices: readonly Paper<Invoice>[],
  index: PaperIndex,
  records: RecordIndex,
  taxInvoices: ReadonlyMap<Paper<Invoice>, readonly Paper<Invoice>[]>,
): readonly Trade[] {
  const foundBy = new Map<string, FoundPapers>();
  const commonBy = new Map<string, CommonPapers>();
  return invoices.map((invoice): Trade => {
    const orderNumbers = ordersOf(invoice.document);
    const ordersKey = JSON.stringify([...orderNumbers]);
    const found = once(foundBy, ordersKey, () => findOnOrders(orderNumbers, index));
    const named = namedBeyond(found, invoice, index);
    const beyond = [...named.despatches, ...named.receipts].map(({ sha256 }) => sha256);
    const key = JSON.stringify([ordersKey, partiesKey(invoice.document), ...beyond]);
    const common = withItself(
      invoice,
      once(commonBy, key, () => gatherCommon(invoice, found, named, index)),
      index,
    );
    const goods = [...common.orders, ...common.despatches, ...common.receipts];
    return {
      ...common,
      common,
      invoice,
      taxInvoices: taxInvoices.get(invoice) ?? [],
      creditNotes: ours(invoice, [...index.crediting(invoice.document.number.value), ...found.unnamedCreditNotes]),
      records: recordsOn(records, numbersOf(invoice, goods)),
    };
  });
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

/** What is on some orders, whoever it is between. */
type FoundPapers = ReturnType<typeof findOnOrders>;

function findOnOrders(orderNumbers: ReadonlySet<string>, index: PaperIndex) {
  return {
    orders: index.called('order', orderNumbers),
    orderResponses: index.onOrders('order-response', orderNumbers),
    despatches: new Set(index.onOrders('despatch-advice', orderNumbers)),
    receipts: new Set(index.onOrders('receipt-advice', orderNumbers)),
    invoices: index.onOrders('invoice', orderNumbers),
    unnamedCreditNotes: index
      .onOrders('credit-note', orderNumbers)
      .filter(({ document }) => creditedBy(document).size === 0),
  };
}

type NamedAdvices = ReturnType<typeof namedBeyond>;

/** Advices that the invoice names and that are not on its orders anyway. */
function namedBeyond(found: FoundPapers, { document }: Paper<Invoice>, index: PaperIndex) {
  const { despatches, receipts } = advicesNamedBy(document);
  return {
    despatches: index.called('despatch-advice', despatches).filter((paper) => !found.despatches.has(paper)),
    receipts: index.called('receipt-advice', receipts).filter((paper) => !found.receipts.has(paper)),
  };
}

/** The same for every invoice of the same two parties. */
function gatherCommon(
  invoice: Paper<Invoice>,
  found: FoundPapers,
  named: NamedAdvices,
  index: PaperIndex,
): CommonPapers {
  const orders = ours(invoice, found.orders);
  const despatches = ours(invoice, [...found.despatches, ...named.despatches]);
  const despatchNumbers = despatches.map(({ document }) => canonicalReference(document.number.value));
  const receipts = ours(invoice, [
    ...found.receipts,
    ...index.onDespatches('receipt-advice', despatchNumbers),
    ...named.receipts,
  ]);
  const isOurOrder = orders.some((order) => parties(order, invoice) === 'same');
  const goods: readonly Paper[] = [...orders, ...despatches, ...receipts];
  const invoices = found.invoices.filter((other) => !isOurOrder || isOnOurGoods(other, invoice, goods));
  const orderResponses = ours(invoice, found.orderResponses);
  return { orders, orderResponses, despatches, receipts, ...billing(invoices, index) };
}

/** An invoice that names no order, or no party, is not found by them. */
function withItself(invoice: Paper<Invoice>, common: CommonPapers, index: PaperIndex): CommonPapers {
  if (common.invoices.has(invoice.sha256)) return common;
  return { ...common, ...billing([...common.invoices.values(), invoice], index) };
}

function billing(invoices: readonly Paper<Invoice>[], index: PaperIndex): Pick<CommonPapers, 'invoices' | 'credits'> {
  const byNumber = Map.groupBy(invoices, ({ document }) => canonicalInvoiceNumber(document.number.value));
  const credits = [...byNumber].flatMap(([number, [invoice, ...namesakes]]) => {
    if (!invoice || namesakes.length > 0) return [];
    const notes = index
      .crediting(number)
      .filter((note) => creditedBy(note.document).size === 1 && parties(note, invoice) === 'same');
    return notes.length > 0 ? [[invoice.sha256, notes] as const] : [];
  });
  return { invoices: bySha256(invoices), credits: new Map(credits) };
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
