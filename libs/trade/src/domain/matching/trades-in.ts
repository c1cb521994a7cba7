import { hasErrors } from '../finding.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import { gatherTrades } from './gather-trades.js';
import { ofKind, PaperIndex } from './paper-index.js';
import { RecordIndex } from './record-index.js';
import { taxInvoicesByInvoice } from './tax-invoices.js';
import type { Paper, RecordPaper, Trade } from './trade.js';

export interface TradesInPapers {
  /** All that stand for themselves: without the tax bureau's form of another paper. */
  readonly papers: readonly Paper[];
  readonly records: readonly RecordPaper[];
  readonly trades: readonly Trade[];
}

/**
 * The trades that papers tell of, one for each invoice.
 * @param onlyInvoice SHA-256 of the one invoice whose trade is wanted; of all when left out
 */
export function tradesIn(submitted: readonly SubmittedPaper[], onlyInvoice?: string): TradesInPapers {
  const unlike = [...firstOfEachContent(submitted).values()];
  const readable = unlike.flatMap((paper) => (paper.document ? [{ ...paper, document: paper.document }] : []));
  const records = recordsOfEach(submitted);
  const taxInvoices = taxInvoicesByInvoice(ofKind(readable, 'invoice'), onlyInvoice);
  const faultless = readable.filter(({ findings }) => !hasErrors(findings));
  const redLetters = taxInvoicesByInvoice(ofKind(faultless, 'credit-note'));
  const otherForms = new Set<Paper>([...taxInvoices.values(), ...redLetters.values()].flat());
  const papers = readable.filter((paper) => !otherForms.has(paper));
  const [index, recordIndex] = [new PaperIndex(papers), new RecordIndex(records)];
  const asked = ofKind(papers, 'invoice').filter(({ sha256 }) => !onlyInvoice || sha256 === onlyInvoice);
  return { papers, records, trades: gatherTrades(asked, index, recordIndex, taxInvoices) };
}

/** The same bytes twice are one paper sent twice; counting its goods twice would be the fault. */
export function firstOfEachContent(submitted: readonly SubmittedPaper[]): ReadonlyMap<string, SubmittedPaper> {
  const originals = new Map<string, SubmittedPaper>();
  for (const paper of submitted) if (!originals.has(paper.sha256)) originals.set(paper.sha256, paper);
  return originals;
}

/** The same bytes from two are the account of each: a copy handed in first must not take them out of the other's. */
function recordsOfEach(submitted: readonly SubmittedPaper[]): readonly RecordPaper[] {
  const keyed = submitted.flatMap(({ record, ...paper }) => {
    const key = `${paper.sha256} ${(paper.handedInBy ?? []).join(' ')}`;
    return record ? [[key, { ...paper, record }] as const] : [];
  });
  return [...new Map(keyed).values()];
}
