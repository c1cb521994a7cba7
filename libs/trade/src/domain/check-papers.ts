import { NOTHING_SEEN, type SeenElsewhere } from '@tallystick/act-types';
import { canonicalInvoiceNumber, type CalendarDate } from '@tallystick/kernel';
import type { PaperKind } from './documents/trade-document.js';
import { InvoicesByNumber } from './duplicates/invoices-by-number.js';
import { identityOf, type InvoiceIdentity, pairOf } from './duplicates/invoice-identity.js';
import { type Finding, hasErrors } from './finding.js';
import { type ClaimsOnInvoice, financeableOf } from './financeable.js';
import { creditedBy, ofKind } from './matching/paper-index.js';
import { type MatchedTrade, TradeBooks } from './matching/trade-books.js';
import { type Paper, papersOf, type RecordPaper, type Trade } from './matching/trade.js';
import { firstOfEachContent, tradesIn } from './matching/trades-in.js';
import type { CheckContext } from './checks/trade-check.js';
import { TRADE_CHECKS } from './checks/trade-checks.js';
import { seenAmong } from './elsewhere/seen-among.js';
import type { RecordKind } from './records/trade-record.js';
import type { SubmittedPaper } from './submitted-paper.js';
import { DEFAULT_TRADE_RULES, type TradeRules } from './rules/trade-rules.js';
import { type Check, type Verdict, worst } from './verdict.js';

export interface CheckOptions {
  /** The day in Shanghai on which the check runs. */
  readonly today: CalendarDate;
  /** The defaults when left out. */
  readonly rules?: TradeRules;
  /** Invoices seen before, whoever submitted them. */
  readonly earlierInvoices?: readonly InvoiceIdentity[];
  /** What is known of other trades that bears on the one invoice; among all papers it is looked for. */
  readonly seen?: SeenElsewhere;
  /** What weighs on an invoice already, by the SHA-256 of its paper. */
  readonly claims?: ReadonlyMap<string, ClaimsOnInvoice>;
  /** Told after each invoice, for whoever waits on thousands. */
  readonly onInvoiceChecked?: () => void;
  /**
   * Checks this invoice's trade alone, by the SHA-256 of its paper; other invoices among the papers are claims that stand already. All trades
   * when left out.
   */
  readonly onlyInvoice?: string;
  /** Of those others: how much is financed or may still be, in minor units, by the SHA-256 of the paper; only what is known for certain. */
  readonly standingMinor?: ReadonlyMap<string, bigint>;
}

export interface CheckedDocument {
  readonly file: string;
  /** Empty when unreadable. */
  readonly kind: PaperKind | RecordKind | '';
  readonly number: string;
  readonly findings: readonly Finding[];
}

export interface Financeable {
  readonly invoice: string;
  readonly currency: string;
  /** Decimal digits. */
  readonly amountMinor: string;
}

/** The shape that `tallystick check --json` prints and that the verifier answers with. */
export interface CheckReport {
  readonly verdict: Verdict;
  readonly documents: readonly CheckedDocument[];
  readonly checks: readonly Check[];
  readonly financeable: readonly Financeable[];
}

/** Checks papers against one another, trade by trade. Pure: the same papers, day and options give the same report. */
export function checkPapers(submitted: readonly SubmittedPaper[], options: CheckOptions): CheckReport {
  const originals = firstOfEachContent(submitted);
  const unlike = [...originals.values()];
  const found = tradesIn(submitted, options.onlyInvoice);
  const { papers, records, trades } = found;
  const identities = ofKind(papers, 'invoice').map(({ sha256, document }) => identityOf(sha256, document));
  const asRead = new Map(identities.map((identity) => [identity.sha256, identity]));
  const elsewhere = (options.earlierInvoices ?? []).filter((earlier) => saysMore(earlier, asRead.get(earlier.sha256)));
  const seenOf = options.onlyInvoice
    ? () => options.seen ?? NOTHING_SEEN
    : seenAmong(found, identities, options.rules ?? DEFAULT_TRADE_RULES);
  // An invoice is compared with those between the same two alone: in a folder of thousands, with all of them would be millions of times.
  const pairs = Map.groupBy([...elsewhere, ...identities], pairOf);
  const byPair = new Map([...pairs].map(([pair, invoices]) => [pair, new InvoicesByNumber(invoices)]));
  const { onlyInvoice, standingMinor = new Map() } = options;
  const books = new TradeBooks(onlyInvoice === undefined ? undefined : { sha256: onlyInvoice, standingMinor });
  const results = trades.map((trade) => {
    const { sha256 } = trade.invoice;
    const identity = asRead.get(sha256);
    const known = {
      earlierInvoices: (identity && byPair.get(pairOf(identity))) ?? new InvoicesByNumber([]),
      seen: seenOf(sha256),
    };
    return checkTrade(books.match(trade), known, options);
  });
  const checks = [...results.flatMap((result) => result.checks), ...strayChecks(papers, records, trades, options)];
  return {
    verdict: worst<Verdict>([...checks.map(({ outcome }) => outcome), ...unlike.map(verdictOnReading)]),
    documents: submitted.map((paper) => describe(paper, originals.get(paper.sha256) ?? paper)),
    checks,
    financeable: results.map((result) => result.financeable),
  };
}

function checkTrade(
  { trade, matching }: MatchedTrade,
  known: Pick<CheckContext, 'earlierInvoices' | 'seen'>,
  options: CheckOptions,
): { checks: Check[]; financeable: Financeable } {
  const { invoice } = trade;
  const rules = options.rules ?? DEFAULT_TRADE_RULES;
  const context = { trade, matching, today: options.today, rules, ...known };
  const number = invoice.document.number.value;
  const checks = TRADE_CHECKS.map(({ id, run }) => {
    const { outcome, inputs, reason } = run(context);
    return { id, outcome, inputs: { invoice: number, ...inputs }, reason };
  });
  options.onInvoiceChecked?.();
  const amount = financeableOf(trade, matching, rules.tolerances, options.claims?.get(invoice.sha256));
  return {
    checks,
    financeable: { invoice: number, currency: amount.currency.code, amountMinor: amount.amountMinor.toString() },
  };
}

/** Whoever knows an invoice from elsewhere may know by other codes who its parties are than the paper says. */
function saysMore(earlier: InvoiceIdentity, read: InvoiceIdentity | undefined): boolean {
  return earlier.seller !== read?.seller || earlier.buyer !== read.buyer;
}

/** Papers that no invoice accounts for: something is missing, or does not belong here. */
function strayChecks(
  papers: readonly Paper[],
  records: readonly RecordPaper[],
  trades: readonly Trade[],
  { onlyInvoice }: CheckOptions,
): readonly Check[] {
  const inTrades = new Set<Paper>(trades.flatMap(papersOf));
  for (const common of new Set(trades.map((trade) => trade.common)))
    for (const invoice of common.invoices.values()) inTrades.add(invoice);
  const credited = new Set(trades.map(({ invoice }) => canonicalInvoiceNumber(invoice.document.number.value)));
  const weighs = ({ document }: Paper) => [...creditedBy(document)].some((number) => credited.has(number));
  // Of other trades' papers whoever asks for one invoice wants to hear nothing; a credit note that names it is not theirs alone to say.
  const strays = papers.filter((paper) => !inTrades.has(paper) && (!onlyInvoice || weighs(paper)));
  const inUse = new Set(trades.flatMap((trade) => trade.records));
  const strayRecords = onlyInvoice ? [] : records.filter((record) => !inUse.has(record));
  if (trades.length === 0 && strays.length === 0 && strayRecords.length === 0) {
    return [{ id: 'papers-complete', outcome: 'review', inputs: {}, reason: 'no such invoice among the papers' }];
  }
  return [...strays.map(strayPaper), ...strayRecords.map(strayRecord)];
}

function strayRecord({ record }: RecordPaper): Check {
  const name = `${record.kind} ${record.number}`;
  const reason = `no trade among the papers is named by ${name}`;
  return { id: 'papers-complete', outcome: 'review', inputs: { paper: name }, reason };
}

function strayPaper({ document, findings }: Paper): Check {
  const name = `${document.kind} ${document.number.value}`;
  const isWrong = hasErrors(findings);
  return {
    id: 'papers-complete',
    outcome: isWrong ? 'fail' : 'review',
    inputs: { paper: name },
    reason: isWrong ? `${name} contradicts itself` : `no invoice among the papers bills ${name}`,
  };
}

function verdictOnReading({ document, record }: SubmittedPaper): Verdict {
  return document || record ? 'pass' : 'unreadable';
}

function describe(paper: SubmittedPaper, original: SubmittedPaper): CheckedDocument {
  const message = `the same bytes as ${original.file}; counted once`;
  const copy: Finding[] = original === paper ? [] : [{ rule: 'paper-copy', severity: 'info', where: '', message }];
  return {
    file: paper.file,
    kind: paper.document?.kind ?? paper.record?.kind ?? '',
    number: paper.document?.number.value ?? paper.record?.number ?? '',
    findings: [...paper.findings, ...copy],
  };
}
