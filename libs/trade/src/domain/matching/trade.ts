import type {
  CreditNote,
  DespatchAdvice,
  Invoice,
  Order,
  OrderResponse,
  ReceiptAdvice,
  TradeDocument,
} from '../documents/trade-document.js';
import type { Finding } from '../finding.js';

/** Which of a trade's two sides handed a paper in. */
export type Side = 'seller' | 'buyer';

/** A readable paper among those checked together. */
export interface Paper<D extends TradeDocument = TradeDocument> {
  /** How the one who asks calls it: a file's path, an upload's name. */
  readonly file: string;
  /** SHA-256 of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly document: D;
  readonly findings: readonly Finding[];
  /** Undefined where nobody knows: files in a folder. */
  readonly handedInBy?: readonly Side[] | undefined;
}

/** The papers around one invoice. */
export interface Trade {
  readonly invoice: Paper<Invoice>;
  readonly orders: readonly Paper<Order>[];
  readonly orderResponses: readonly Paper<OrderResponse>[];
  readonly despatches: readonly Paper<DespatchAdvice>[];
  readonly receipts: readonly Paper<ReceiptAdvice>[];
  /** The tax bureau's form of this same invoice. */
  readonly taxInvoices: readonly Paper<Invoice>[];
  /** Those that name this invoice, and those on its orders that name none. */
  readonly creditNotes: readonly Paper<CreditNote>[];
  /** Invoices on the same orders, without this one. */
  readonly otherInvoices: readonly Paper<Invoice>[];
}

export function papersOf(trade: Trade): readonly Paper[] {
  const { invoice, orders, orderResponses, despatches, receipts, taxInvoices, creditNotes } = trade;
  return [invoice, ...orders, ...orderResponses, ...despatches, ...receipts, ...taxInvoices, ...creditNotes];
}
