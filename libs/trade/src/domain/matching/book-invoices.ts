import { type Decimal, Money } from '@tallystick/kernel';
import type { Invoice } from '../documents/trade-document.js';
import { chargesOf } from '../totals/charges.js';
import { inComparableUnits } from './comparable-units.js';
import { type MatchedLine, matchLines } from './match-lines.js';
import { type OrderLineAccount, OrderLineAccounts, type OrderLineMove } from './order-line-account.js';
import { type CommonPapers, inPaperOrder, type Paper } from './trade.js';

/** What one invoice bills, with what was billed before it. */
export interface InvoiceBooking {
  readonly invoice: Paper<Invoice>;
  readonly lines: readonly MatchedLine[];
  /** Of each order line that it bills: by it and by all that count before it. */
  readonly billed: ReadonlyMap<OrderLineAccount, Decimal>;
  /** What those charged beyond their lines' prices, as far as they are in its currency. */
  readonly chargesBefore: Money;
}

/** All invoices on the same orders, booked one after the other on one account for each order line. */
export interface Book {
  /** In units that compare. */
  readonly papers: CommonPapers;
  /** By the SHA-256 of each invoice, in the order in which they count. */
  readonly bookings: ReadonlyMap<string, InvoiceBooking>;
  /** What advices moved of order lines. */
  readonly moves: readonly OrderLineMove[];
  /** Of every order line that a paper is about, with all papers booked. */
  readonly accounts: readonly OrderLineAccount[];
}

/**
 * Books invoices so that nothing received is billed twice: in the order of their dates, which is the same for each of them.
 * @param asked SHA-256 of the one that is asked about, where the others are claims already: they come first whatever date is written on them,
 * for an invoice dated back must not take goods that another was financed on
 */
export function bookInvoices(common: CommonPapers, asked?: string): Book {
  const papers = inComparableUnits(common);
  const accounts = new OrderLineAccounts(papers);
  const charges = new Map<string, Money>();
  const bookings = inOrder(papers.invoices, asked).map((invoice) => bookInvoice(invoice, accounts, charges));
  return {
    papers,
    bookings: new Map(bookings.map((booking) => [booking.invoice.sha256, booking])),
    moves: accounts.moves,
    accounts: accounts.all,
  };
}

function bookInvoice(
  invoice: Paper<Invoice>,
  accounts: OrderLineAccounts,
  charges: Map<string, Money>,
): InvoiceBooking {
  const { document } = invoice;
  const zero = Money.zero(document.currency);
  const chargesBefore = charges.get(zero.currency.code) ?? zero;
  charges.set(zero.currency.code, chargesBefore.plus(chargesOf(document, zero)));
  const lines = matchLines(accounts, document);
  const billed = new Map(lines.flatMap(({ matches }) => matches.map(({ account }) => [account, account.invoiced])));
  return { invoice, lines, billed, chargesBefore };
}

function inOrder(invoices: CommonPapers['invoices'], asked?: string): readonly Paper<Invoice>[] {
  const ordered = inPaperOrder([...invoices.values()]);
  return [...ordered.filter(({ sha256 }) => sha256 !== asked), ...ordered.filter(({ sha256 }) => sha256 === asked)];
}
