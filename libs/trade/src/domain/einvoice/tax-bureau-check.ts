import type { CalendarDate } from '@tallystick/kernel';
import type { TradeDocument } from '../documents/trade-document.js';
import type { Finding } from '../finding.js';

/** What the tax bureau's check of an e-invoice (发票查验) is asked by. */
export interface TaxInvoiceQuery {
  /** Twenty digits. */
  readonly number: string;
  readonly issueDate: CalendarDate;
  /** As the paper gives them. */
  readonly sellerCode: string;
  readonly buyerCode: string;
  /** Of the whole invoice, tax included, as the paper states it: yuan and fen, below zero in red letters. */
  readonly totalWithTax: string;
}

/** `issued` as asked; `reversed` by a red-letter invoice since; `differs` in what was asked; `unknown` to the bureau. */
export const TAX_BUREAU_OUTCOMES = ['issued', 'reversed', 'differs', 'unknown'] as const;
export type TaxBureauOutcome = (typeof TAX_BUREAU_OUTCOMES)[number];

/** An answer as it is kept: what was said, by whom, when, and the hash by which nobody can say later that it was another. */
export interface TaxBureauAnswer {
  readonly outcome: TaxBureauOutcome;
  /** Host that answered. */
  readonly source: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  /** The answer's text, as received. */
  readonly content: string;
  /** SHA-256 of that text in UTF-8, lower-case hex. */
  readonly sha256: string;
}

/** The port to the tax bureau, or to a licensed service that asks it. */
export interface TaxBureauCheck {
  /** Throws `TaxBureauUnavailable` when there is no answer that can be used. */
  ask(query: TaxInvoiceQuery): Promise<TaxBureauAnswer>;
}

/** What to ask of a document; undefined when it is not a fully digitalised e-invoice. */
export function taxInvoiceQueryOf(document: TradeDocument): TaxInvoiceQuery | undefined {
  if (document.kind !== 'invoice' && document.kind !== 'credit-note') return undefined;
  const { taxInvoice } = document.terms;
  if (!taxInvoice) return undefined;
  const total = document.totals.taxInclusive.value.toDecimalString();
  return {
    number: taxInvoice.number,
    issueDate: document.issueDate.value,
    sellerCode: document.seller.terms.legalId?.value ?? '',
    buyerCode: document.buyer.terms.legalId?.value ?? '',
    totalWithTax: document.kind === 'credit-note' ? `-${total}` : total,
  };
}

/** The findings of reading with the bureau's answer in the place of the remark that it was not asked. */
export function findingsAfterAsking(
  findings: readonly Finding[],
  answer: TaxBureauAnswer | undefined,
): readonly Finding[] {
  if (!answer) return findings;
  const { outcome, source, askedAt, sha256 } = answer;
  const isIssued = outcome === 'issued';
  return findings.map((finding) =>
    finding.rule === 'tax-bureau-not-asked'
      ? {
          ...finding,
          rule: isIssued ? 'tax-bureau-confirms' : 'tax-bureau-denies',
          severity: isIssued ? 'info' : 'error',
          message: `the tax bureau, asked through ${source} at ${askedAt}, says "${outcome}" (answer ${sha256})`,
        }
      : finding,
  );
}

/**
 * The answer that speaks against an invoice. `reversed` is about its number, whichever file was asked about; `differs` and `unknown` are about what
 * one file said, so that another file of that number, which the bureau did issue, outweighs them.
 *
 * @param own about the invoice's own file, where it was asked about @param all about every file of its number
 */
export function denialAmong(
  own: TaxBureauAnswer | undefined,
  all: readonly TaxBureauAnswer[],
): TaxBureauAnswer | undefined {
  if (own && own.outcome !== 'issued') return own;
  const reversed = all.find(({ outcome }) => outcome === 'reversed');
  const isIssued = all.some(({ outcome }) => outcome === 'issued');
  return reversed ?? (isIssued ? undefined : all[0]);
}
