import { type AskedInvoice, type Book, bookInvoices, type InvoiceBooking } from './book-invoices.js';
import type { LineMatch } from './match-lines.js';
import { once } from './paper-index.js';
import type { CommonPapers, Trade } from './trade.js';

export interface Matching extends Omit<InvoiceBooking, 'invoice'> {
  /** Whether this invoice and all others on its order lines, later ones too, bill no more than was ordered and received. */
  readonly isTradeCovered: boolean;
}

export interface MatchedTrade {
  /** In units that compare. */
  readonly trade: Trade;
  readonly matching: Matching;
}

/** Matches trades by line. Those that have their papers in common are booked once. */
export class TradeBooks {
  private readonly books = new Map<CommonPapers, Book>();

  constructor(private readonly asked?: AskedInvoice) {}

  match(trade: Trade): MatchedTrade {
    const book = once(this.books, trade.common, () => bookInvoices(trade.common, this.asked));
    const booking = book.bookings.get(trade.invoice.sha256);
    if (!booking) throw new Error(`the papers of invoice ${trade.invoice.sha256} lack itself`);
    const { invoice, ...matching } = booking;
    const isTradeCovered = matching.lines.every(({ matches }) => matches.length > 0 && matches.every(isCoveredInAll));
    return {
      trade: { ...trade, ...book.papers, common: book.papers, invoice },
      matching: { ...matching, isTradeCovered },
    };
  }
}

/** Whether all invoices together stay within what was ordered and received. */
function isCoveredInAll({ account: { ordered, received, invoiced } }: LineMatch): boolean {
  return [ordered?.quantity.value, received].every((limit) => limit !== undefined && invoiced.compare(limit) <= 0);
}
