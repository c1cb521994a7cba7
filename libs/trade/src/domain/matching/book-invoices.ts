import { Decimal, Money } from '@tallystick/kernel';
import type { Invoice } from '../documents/trade-document.js';
import { chargesOf } from '../totals/charges.js';
import { inComparableUnits } from './comparable-units.js';
import { type MatchedLine, matchLines } from './match-lines.js';
import { type OrderLineAccount, OrderLineAccounts, type OrderLineMove } from './order-line-account.js';
import type { OrderLineKey } from './references.js';
import { RaisedGoods, raisedInvoices } from './raised-goods.js';
import { NOTHING_TAKEN, type TakenBack, takenBack } from './taken-back.js';
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

/** The one invoice that is asked about, where the others are claims already. */
export interface AskedInvoice {
  /** SHA-256 of its paper. */
  readonly sha256: string;
  /** How much of each other one is financed or may still be, in minor units, by its SHA-256; one that is not here, nobody knows of. */
  readonly standingMinor: ReadonlyMap<string, bigint>;
}

/**
 * Books invoices so that nothing received is billed twice: in the order of their dates, which is the same for each of them. What credit notes
 * take back of one is not billed by it.
 * @param asked comes last whatever date is written on the others, for an invoice dated back must not take goods that another was financed on.
 * What was taken back of those stays billed as long as more may be financed of them than is left
 */
export function bookInvoices(common: CommonPapers, asked?: AskedInvoice): Book {
  const papers = inComparableUnits(common);
  const accounts = new OrderLineAccounts(papers);
  const charges = new Map<string, Money>();
  const bookings = new Map<string, InvoiceBooking>();
  const takenOf = ({ sha256, document }: Paper<Invoice>) => takenBack(document, papers.credits.get(sha256) ?? []);
  const raises = raisedInvoices(papers.invoices);
  const raised = new Map<Paper<Invoice>, RaisedGoods>();
  for (const invoice of new Set(raises.values()))
    raised.set(
      invoice,
      new RaisedGoods(invoice.document, takenOf(invoice).quantities, (key) =>
        coveredOf(key, bookings.get(invoice.sha256)),
      ),
    );
  for (const invoice of inOrder(papers.invoices, asked?.sha256)) {
    const { sha256, document } = invoice;
    // What a debit note raised stays billed: the note would else be owed for goods that another invoice bills.
    let taken = raised.has(invoice) ? NOTHING_TAKEN : takenOf(invoice);
    if (asked && sha256 !== asked.sha256 && !hasFallen(invoice, taken, asked)) {
      for (const [key, quantity] of taken.quantities)
        accounts.open(key).awaited.push({ invoice: document.number.value, quantity });
      taken = NOTHING_TAKEN;
    }
    const base = raises.get(sha256);
    const lines = matchLines(accounts, document, taken.quantities, base && raised.get(base));
    bookings.set(sha256, bookInvoice(invoice, lines, charges));
  }
  return { papers, bookings, moves: accounts.moves, accounts: accounts.all };
}

function coveredOf(key: OrderLineKey, booking: InvoiceBooking | undefined): Decimal {
  const ours = (booking?.lines ?? []).filter(({ matches: [match] }) => match?.account.key === key);
  return ours.reduce((sum, { covered }) => sum.plus(covered), Decimal.ZERO);
}

function hasFallen(
  { sha256, document }: Paper<Invoice>,
  { creditedMinor }: TakenBack,
  { standingMinor }: AskedInvoice,
): boolean {
  const standing = standingMinor.get(sha256);
  return standing !== undefined && standing <= document.totals.taxInclusive.value.amountMinor - creditedMinor;
}

function bookInvoice(
  invoice: Paper<Invoice>,
  lines: readonly MatchedLine[],
  charges: Map<string, Money>,
): InvoiceBooking {
  const zero = Money.zero(invoice.document.currency);
  const chargesBefore = charges.get(zero.currency.code) ?? zero;
  charges.set(zero.currency.code, chargesBefore.plus(chargesOf(invoice.document, zero)));
  const billed = new Map(lines.flatMap(({ matches }) => matches.map(({ account }) => [account, account.invoiced])));
  return { invoice, lines, billed, chargesBefore };
}

function inOrder(invoices: CommonPapers['invoices'], asked?: string): readonly Paper<Invoice>[] {
  const ordered = inPaperOrder([...invoices.values()]);
  return [...ordered.filter(({ sha256 }) => sha256 !== asked), ...ordered.filter(({ sha256 }) => sha256 === asked)];
}
