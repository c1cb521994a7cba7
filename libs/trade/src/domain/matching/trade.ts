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
import type { TradeRecord } from '../records/trade-record.js';
import { canonicalReference } from './references.js';

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

/** A readable record among the papers checked together. */
export interface RecordPaper<R extends TradeRecord = TradeRecord> {
  readonly file: string;
  readonly sha256: string;
  readonly record: R;
  readonly findings: readonly Finding[];
  /** Undefined where nobody knows. */
  readonly handedInBy?: readonly Side[] | undefined;
}

/** What invoices on the same orders have in common: one object for all of them, so that nobody goes through it for each. */
export interface CommonPapers {
  readonly orders: readonly Paper<Order>[];
  readonly orderResponses: readonly Paper<OrderResponse>[];
  readonly despatches: readonly Paper<DespatchAdvice>[];
  readonly receipts: readonly Paper<ReceiptAdvice>[];
  /** All that bill these orders, by their SHA-256. */
  readonly invoices: ReadonlyMap<string, Paper<Invoice>>;
  /** Credit notes between the same two that name one of these invoices and nothing else, by the SHA-256 of the invoice. */
  readonly credits: ReadonlyMap<string, readonly Paper<CreditNote>[]>;
}

/** The papers around one invoice. */
export interface Trade extends CommonPapers {
  readonly common: CommonPapers;
  readonly invoice: Paper<Invoice>;
  /** The tax bureau's form of this same invoice. */
  readonly taxInvoices: readonly Paper<Invoice>[];
  /** Those that name this invoice, and those on its orders that name none. */
  readonly creditNotes: readonly Paper<CreditNote>[];
  /** Those that name a number of this trade. They can worsen a verdict and never better it: papers alone say what may be financed. */
  readonly records: readonly RecordPaper[];
}

export function bySha256<P extends Paper>(papers: readonly P[]): ReadonlyMap<string, P> {
  return new Map(papers.map((paper) => [paper.sha256, paper]));
}

export function papersOf(trade: Trade): readonly Paper[] {
  const { invoice, orders, orderResponses, despatches, receipts, taxInvoices, creditNotes } = trade;
  return [invoice, ...orders, ...orderResponses, ...despatches, ...receipts, ...taxInvoices, ...creditNotes];
}

/** Invoices on the same orders, without this one. */
export function otherInvoicesOf({ invoice, invoices }: Trade): readonly Paper<Invoice>[] {
  return [...invoices.values()].filter((other) => other !== invoice);
}

/** By date and number, so that papers count in the same order whoever hands them in. */
export function inPaperOrder<P extends Paper>(papers: readonly P[]): readonly P[] {
  if (papers.length < 2) return papers;
  const keyed = papers.map((paper) => {
    const { issueDate, number } = paper.document;
    return { paper, key: JSON.stringify([issueDate.value, canonicalReference(number.value), paper.sha256]) };
  });
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.map(({ paper }) => paper);
}
