import { Decimal } from '@tallystick/kernel';
import type { Invoice, InvoiceLine } from '../documents/trade-document.js';
import { canonicalReference, type OrderLineKey } from './references.js';
import { type OrderLineAccount, OrderLineAccounts, type OrderLineMove, spread } from './order-line-account.js';
import type { Paper, Trade } from './trade.js';

/** A part of an invoice line that bills one order line. */
export interface LineMatch {
  readonly account: OrderLineAccount;
  readonly quantity: Decimal;
  /** Invoiced on the order line before this part, by earlier invoices and earlier lines. */
  readonly invoicedBefore: Decimal;
}

export interface MatchedLine {
  readonly line: InvoiceLine;
  /** Empty when the line names no order line: articles are never matched by themselves. */
  readonly matches: readonly LineMatch[];
  /** How much of the line's quantity is covered by goods received and not billed before. */
  readonly covered: Decimal;
}

export interface Matching {
  readonly lines: readonly MatchedLine[];
  /** Invoices on the same orders that count before this one. */
  readonly earlierInvoices: readonly Paper<Invoice>[];
  /** The lines of all other invoices on the same orders. */
  readonly otherLines: readonly MatchedLine[];
  /** What advices moved of order lines. */
  readonly moves: readonly OrderLineMove[];
  /** Of every order line that a paper of the trade is about, with all papers booked. */
  readonly accounts: readonly OrderLineAccount[];
  /** Whether this invoice and all others on its order lines, later ones too, bill no more than was ordered and received. */
  readonly isTradeCovered: boolean;
}

/**
 * Ties each line of the invoice to order lines, and books the invoices that came before it so that nothing received is billed twice.
 * @param othersStand whether the other invoices are claims already, which come first whatever date is written on them: an invoice dated
 * back must not take goods that another was financed on. Otherwise they come in the order of their dates.
 */
export function matchLines(trade: Trade, othersStand: boolean): Matching {
  const accounts = new OrderLineAccounts(trade);
  const others = [...trade.otherInvoices].sort(byDateAndNumber);
  const earlier = othersStand
    ? others.length
    : others.findLastIndex((other) => byDateAndNumber(other, trade.invoice) < 0) + 1;
  const earlierInvoices = others.slice(0, earlier);
  const linesBefore = earlierInvoices.flatMap(({ document }) => bookInvoice(accounts, document));
  const lines = bookInvoice(accounts, trade.invoice.document);
  const linesAfter = others.slice(earlier).flatMap(({ document }) => bookInvoice(accounts, document));
  const isTradeCovered = lines.every(({ matches }) => matches.length > 0 && matches.every(isCoveredInAll));
  const otherLines = [...linesBefore, ...linesAfter];
  return { lines, earlierInvoices, otherLines, moves: accounts.moves, accounts: accounts.all, isTradeCovered };
}

/** Whether all invoices together stay within what was ordered and received. */
function isCoveredInAll({ account: { ordered, received, invoiced } }: LineMatch): boolean {
  return [ordered?.quantity.value, received].every((limit) => limit !== undefined && invoiced.compare(limit) <= 0);
}

function bookInvoice(accounts: OrderLineAccounts, invoice: Invoice): MatchedLine[] {
  return invoice.lines.map((line) => {
    const room = (key: OrderLineKey) => {
      const account = accounts.find(key);
      return account?.ordered?.quantity.value.minus(account.invoiced);
    };
    const matches = spread(line.quantity.value, line.orderLines, room).map(({ key, quantity }) => {
      const account = accounts.open(key);
      accounts.note(account, line);
      const match: LineMatch = { account, quantity, invoicedBefore: account.invoiced };
      account.invoiced = account.invoiced.plus(quantity);
      return match;
    });
    const covered = matches.map(coveredQuantity).reduce((sum, part) => sum.plus(part), Decimal.ZERO);
    return { line, matches, covered };
  });
}

function coveredQuantity({ account, quantity, invoicedBefore }: LineMatch): Decimal {
  if (quantity.isNegative()) return quantity;
  if (account.units.size > 1 || account.isOrderedTwice) return Decimal.ZERO;
  const open = lesser(account.received ?? Decimal.ZERO, account.ordered?.quantity.value).minus(invoicedBefore);
  if (open.isNegative()) return Decimal.ZERO;
  return lesser(quantity, open);
}

function lesser(a: Decimal, b: Decimal | undefined): Decimal {
  return b !== undefined && b.compare(a) < 0 ? b : a;
}

/** The same order for every invoice of the trade, so that two of them never both count as the first. */
function byDateAndNumber(a: Paper<Invoice>, b: Paper<Invoice>): number {
  const [first, second] = [sortKey(a), sortKey(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

const sortKeys = new WeakMap<Paper<Invoice>, string>();

/** Reckoned once a paper: an order with hundreds of invoices compares each with each. */
function sortKey(paper: Paper<Invoice>): string {
  const { document, sha256 } = paper;
  const known = sortKeys.get(paper);
  const key = known ?? JSON.stringify([document.issueDate.value, canonicalReference(document.number.value), sha256]);
  if (known === undefined) sortKeys.set(paper, key);
  return key;
}
