import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { CreditNote, Invoice, OrderLineReference, PaperKind, TradeDocument } from '../documents/trade-document.js';
import { canonicalReference } from './references.js';
import type { Paper } from './trade.js';

type OfKind<K extends PaperKind> = Paper<Extract<TradeDocument, { kind: K }>>;

/** Papers by what they are called and by what they refer to, so that a folder of thousands is gathered in one pass. */
export class PaperIndex {
  private readonly byNumber = new Map<string, Paper[]>();
  private readonly byOrder = new Map<string, Paper[]>();
  private readonly byDespatch = new Map<string, Paper[]>();
  private readonly byCredited = new Map<string, Paper[]>();

  constructor(papers: readonly Paper[]) {
    for (const paper of papers) {
      append(this.byNumber, canonicalReference(paper.document.number.value), paper);
      for (const order of ordersOf(paper.document)) append(this.byOrder, order, paper);
      for (const despatch of despatchesOf(paper.document)) append(this.byDespatch, despatch, paper);
      for (const invoice of creditedBy(paper.document)) append(this.byCredited, invoice, paper);
    }
  }

  called<K extends PaperKind>(kind: K, numbers: Iterable<string>): OfKind<K>[] {
    return pick(this.byNumber, kind, numbers);
  }

  onOrders<K extends PaperKind>(kind: K, numbers: Iterable<string>): OfKind<K>[] {
    return pick(this.byOrder, kind, numbers);
  }

  onDespatches<K extends PaperKind>(kind: K, numbers: Iterable<string>): OfKind<K>[] {
    return pick(this.byDespatch, kind, numbers);
  }

  /** Credit notes that name an invoice of this number. */
  crediting(invoiceNumber: string): Paper<CreditNote>[] {
    return pick(this.byCredited, 'credit-note', [canonicalInvoiceNumber(invoiceNumber)]);
  }
}

/** The orders that a paper refers to, by header and by line. */
export function ordersOf(document: TradeDocument): ReadonlySet<string> {
  if (document.kind === 'order') return new Set();
  const header = 'orderReference' in document ? [document.orderReference] : document.orderReferences;
  const lines: readonly { readonly orderLines: readonly OrderLineReference[] }[] = document.lines;
  return numbers([...header, ...lines.flatMap(({ orderLines }) => orderLines.map(({ order }) => order))]);
}

export function despatchesOf(document: TradeDocument): ReadonlySet<string> {
  if (document.kind !== 'receipt-advice') return new Set();
  const lines = document.lines.flatMap(({ despatchLines }) => despatchLines.map(({ despatch }) => despatch));
  return numbers([...document.despatchReferences, ...lines]);
}

/** The invoices that a credit note takes back, by their canonical numbers. */
export function creditedBy(document: TradeDocument): ReadonlySet<string> {
  if (document.kind !== 'credit-note') return new Set();
  const named = document.terms.precedingInvoices.map(({ number }) => canonicalInvoiceNumber(number));
  return new Set(named.filter((number) => number !== ''));
}

export function advicesNamedBy({ despatchReferences, receiptReferences }: Invoice): {
  readonly despatches: ReadonlySet<string>;
  readonly receipts: ReadonlySet<string>;
} {
  return { despatches: numbers(despatchReferences), receipts: numbers(receiptReferences) };
}

/** An invoice's number as records of goods name it and, without leading zeros, as payments do. */
export function namesOfInvoice(number: string): readonly string[] {
  return [canonicalReference(number), canonicalInvoiceNumber(number)];
}

/** Every number by which a record may name the trade of an invoice: its own, those that it names, and those of the papers on its goods. */
export function numbersOf({ document: invoice }: Paper<Invoice>, goods: readonly Paper[]): ReadonlySet<string> {
  const { despatches, receipts } = advicesNamedBy(invoice);
  const own = goods.map(({ document }) => canonicalReference(document.number.value));
  return new Set([...ordersOf(invoice), ...despatches, ...receipts, ...own, ...namesOfInvoice(invoice.number.value)]);
}

export function ofKind<K extends PaperKind>(papers: Iterable<Paper>, kind: K): OfKind<K>[] {
  return [...papers].filter((paper): paper is OfKind<K> => paper.document.kind === kind);
}

function pick<K extends PaperKind>(index: ReadonlyMap<string, Paper[]>, kind: K, keys: Iterable<string>): OfKind<K>[] {
  return ofKind(new Set([...keys].flatMap((key) => index.get(key) ?? [])), kind);
}

/** One more under a key, in place: a copy each time would be quadratic. */
export function append<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

function numbers(references: readonly string[]): ReadonlySet<string> {
  return new Set(references.map(canonicalReference).filter((number) => number !== ''));
}

/** What is known under a key, made when it is first asked for. */
export function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
