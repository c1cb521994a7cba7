import { canonicalInvoiceNumber, Decimal } from '@tallystick/kernel';
import type { MovementLine } from '../documents/trade-document.js';
import { type Book, bookInvoices, type InvoiceBooking } from '../matching/book-invoices.js';
import type { MatchedLine } from '../matching/match-lines.js';
import type { OrderLineAccount } from '../matching/order-line-account.js';
import { creditedBy, ordersOf } from '../matching/paper-index.js';
import { canonicalReference, describeOrderLine } from '../matching/references.js';
import { otherInvoicesOf, type Paper, type RecordPaper, type Trade } from '../matching/trade.js';
import { tradesIn } from '../matching/trades-in.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import { nodeOf, nodeOfRecord } from './graph-nodes.js';
import type { GraphEdge, OrderLineBalance, TradeGraph } from './trade-graph.js';

/** An order line by which something is, and the line of a paper there. */
type LineIds = ReadonlyMap<object, string>;

/**
 * Draws how the papers of one invoice's trade hang together, by the same matching by which the invoice is checked: other invoices on its
 * orders are claims that stand already.
 * @param invoice SHA-256 of the invoice among the papers
 * @returns undefined when there is no such invoice
 */
export function drawTrade(papers: readonly SubmittedPaper[], invoice: string): TradeGraph | undefined {
  const [asWritten] = tradesIn(papers, invoice).trades;
  if (!asWritten) return undefined;
  const book = bookInvoices(asWritten.common, { sha256: invoice, standingMinor: new Map() });
  const booking = book.bookings.get(invoice);
  if (!booking) return undefined;
  const trade = { ...asWritten, ...book.papers, common: book.papers, invoice: booking.invoice };
  const drawn = papersIn(trade);
  const ids = lineIdsOf(drawn);
  return {
    nodes: [...drawn.map((paper) => nodeOf(paper, paper === trade.invoice)), ...trade.records.map(nodeOfRecord)],
    edges: [...movements(book, ids), ...billings(book, booking, ids), ...ties(trade)],
    balances: book.accounts.map((account) => balanceOf(account, ids)),
  };
}

function papersIn(trade: Trade): readonly Paper[] {
  const { orders, orderResponses, despatches, receipts, invoice, taxInvoices, creditNotes } = trade;
  const goods = [...orders, ...orderResponses, ...despatches, ...receipts];
  return [...goods, invoice, ...taxInvoices, ...otherInvoicesOf(trade), ...creditNotes];
}

/** A matched line is known by its object: two lines of one paper may be alike in all that they say. */
function lineIdsOf(papers: readonly Paper[]): LineIds {
  return new Map(
    papers.flatMap(({ sha256, document }) =>
      document.lines.map((line, place) => [line, `${sha256}/${place}`] as const),
    ),
  );
}

function movements({ moves }: Book, ids: LineIds): GraphEdge[] {
  return moves.flatMap(({ what, line, account, quantity }) =>
    edgeBetweenLines(line, account, quantity, ids, {
      relation: what === 'despatched' ? 'sends' : 'receives',
      ground: namesItsOrderLine(line) ? 'order-line' : 'despatch-line',
    }),
  );
}

function namesItsOrderLine({ orderLines }: MovementLine): boolean {
  return orderLines.some(({ order, line }) => order && line);
}

function billings({ bookings }: Book, asked: InvoiceBooking, ids: LineIds): GraphEdge[] {
  const others = [...bookings.values()].filter((booking) => booking !== asked);
  // A debit note asks more for goods that the invoice bills which it names: it adds none.
  return [asked, ...others].flatMap(({ lines }) =>
    lines.flatMap(({ line, matches }) =>
      matches.flatMap(({ account, quantity, billedBefore }) =>
        edgeBetweenLines(line, account, billedBefore ? Decimal.ZERO : quantity, ids, {
          relation: 'bills',
          ground: 'order-line',
        }),
      ),
    ),
  );
}

/** None to an order line that no order among the papers has: its balance shows it. */
function edgeBetweenLines(
  line: MovementLine | MatchedLine['line'],
  { ordered }: OrderLineAccount,
  quantity: Decimal,
  ids: LineIds,
  kind: Pick<GraphEdge, 'relation' | 'ground'>,
): GraphEdge[] {
  const [from, to] = [ids.get(line), ordered && ids.get(ordered)];
  if (from === undefined || to === undefined) return [];
  return [{ from, to, ...kind, quantity: quantity.toString(), unit: line.quantity.unit }];
}

/** Between whole papers: what is said of another paper, and not of its lines. */
function ties(trade: Trade): GraphEdge[] {
  const { invoice, orders, orderResponses, taxInvoices, creditNotes, records } = trade;
  const tie = (from: Paper | RecordPaper, to: Paper, relation: GraphEdge['relation']): GraphEdge => ({
    ...{ from: from.sha256, to: to.sha256, relation },
    ground: 'number',
  });
  const answered = orderResponses.flatMap((response) => {
    const named = ordersOf(response.document);
    const order = orders.find(({ document }) => named.has(canonicalReference(document.number.value)));
    return order ? [tie(response, order, 'answers')] : [];
  });
  const credited = creditNotes.flatMap((note) =>
    [invoice, ...otherInvoicesOf(trade)]
      .filter(
        (one) => one === invoice || creditedBy(note.document).has(canonicalInvoiceNumber(one.document.number.value)),
      )
      .map((one) => tie(note, one, 'credits')),
  );
  return [
    ...answered,
    ...taxInvoices.map((form) => tie(form, invoice, 'is-form-of')),
    ...credited,
    ...records.map((record) => tie(record, invoice, 'tells-of')),
  ];
}

function balanceOf(account: OrderLineAccount, ids: LineIds): OrderLineBalance {
  const { key, ordered, despatched, received, units } = account;
  const billed = account.invoiced.plus(account.credited);
  const inAll = received ?? Decimal.ZERO;
  return {
    line: (ordered && ids.get(ordered)) ?? '',
    name: describeOrderLine(key),
    unit: [...units].join(' or '),
    ordered: ordered?.quantity.value.toString() ?? '',
    sent: (despatched ?? Decimal.ZERO).toString(),
    received: inAll.toString(),
    billed: billed.toString(),
    unbilled: inAll.minus(billed).toString(),
  };
}
