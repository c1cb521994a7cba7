import { hasErrors } from '../finding.js';
import type { PaperReading } from '../read-paper.js';
import { gatherTrade } from './gather-trade.js';
import { ofKind, PaperIndex } from './paper-index.js';
import { RecordIndex } from './record-index.js';
import { taxInvoicesByInvoice } from './tax-invoices.js';
import type { Paper, RecordPaper, Side, Trade } from './trade.js';

/** A paper as read, readable or not. */
export interface ReadPaper extends PaperReading {
  readonly file: string;
  readonly sha256: string;
  /** Undefined where nobody knows. */
  readonly handedInBy?: readonly Side[] | undefined;
}

export interface TradesInPapers {
  /** All that stand for themselves: without the tax bureau's form of another paper. */
  readonly papers: readonly Paper[];
  readonly records: readonly RecordPaper[];
  readonly trades: readonly Trade[];
}

/**
 * The trades that papers tell of, one for each invoice. The same bytes must not be among them twice.
 * @param onlyInvoice SHA-256 of the one invoice whose trade is wanted; of all when left out
 */
export function tradesIn(unlike: readonly ReadPaper[], onlyInvoice?: string): TradesInPapers {
  const readable = unlike.flatMap((paper) => (paper.document ? [{ ...paper, document: paper.document }] : []));
  const records = unlike.flatMap(({ record, ...paper }) => (record ? [{ ...paper, record }] : []));
  const taxInvoices = taxInvoicesByInvoice(ofKind(readable, 'invoice'), onlyInvoice);
  const faultless = readable.filter(({ findings }) => !hasErrors(findings));
  const redLetters = taxInvoicesByInvoice(ofKind(faultless, 'credit-note'));
  const otherForms = new Set<Paper>([...taxInvoices.values(), ...redLetters.values()].flat());
  const papers = readable.filter((paper) => !otherForms.has(paper));
  const [index, recordIndex] = [new PaperIndex(papers), new RecordIndex(records)];
  const trades = ofKind(papers, 'invoice')
    .filter(({ sha256 }) => !onlyInvoice || sha256 === onlyInvoice)
    .map((invoice) => gatherTrade(invoice, index, taxInvoices.get(invoice), recordIndex));
  return { papers, records, trades };
}
