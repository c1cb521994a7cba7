import {
  type Network,
  type SeenElsewhere,
  type VerificationInputs,
  verificationInputHash,
} from '@tallystick/act-types';
import { type CalendarDate, findCalendarDate } from '@tallystick/kernel';
import { checkPapers, type CheckReport } from '../domain/check-papers.js';
import type { SubmittedPaper } from '../domain/submitted-paper.js';
import type { Invoice } from '../domain/documents/trade-document.js';
import type { InvoiceIdentity } from '../domain/duplicates/invoice-identity.js';
import { findingsAfterAsking, type TaxBureauAnswer } from '../domain/einvoice/tax-bureau-check.js';
import type { Side } from '../domain/matching/trade.js';
import type { TradeRules } from '../domain/rules/trade-rules.js';
import { type Check, worst } from '../domain/verdict.js';
import { type CertifiedTrade, checkCertified } from './check-certified.js';
import { CertifiedParties, type SignedPartyCertificate } from './certified-parties.js';
import { InvoiceNotAmongDocuments } from './errors.js';
import { ruleSetHash } from './rule-set.js';
import type { SignAttestation } from './sign-attestation.js';
import { standingOfCredited } from './standing-of-credited.js';
import type { VerifierChain } from './verifier-chain.js';
import { withoutPayments } from './without-payments.js';

export interface PaperHandedIn extends SubmittedPaper {
  /** Party numbers, by the word of whoever asks. */
  readonly submittedBy: readonly string[];
  /** What the tax bureau said of an e-invoice, by the same word. */
  readonly taxAnswer?: TaxBureauAnswer;
}

export interface TradeEvidence {
  readonly papers: readonly PaperHandedIn[];
  /** SHA-256 of the invoice among them, lower-case hex. */
  readonly invoice: string;
  readonly certificates: readonly SignedPartyCertificate[];
  /** Invoices that whoever asks has seen before. They can only make the verdict worse, so their source need not be trusted. */
  readonly earlierInvoices: readonly InvoiceIdentity[];
  /** What is known of other trades that bears on this one, by the same word. */
  readonly seen: SeenElsewhere;
}

/** A report that can be made again: what it was run on, and by which rules. */
export interface TradeReport extends CheckReport {
  readonly inputs: VerificationInputs;
  readonly inputHash: string;
  readonly ruleSetHash: string;
}

export interface CheckedTrade {
  readonly report: TradeReport;
  /** The paper that was to be verified, if it is an invoice. */
  readonly invoice?: Invoice;
  /** Both sides, if the registrar vouches for them. */
  readonly parties?: CertifiedTrade;
  /** What the papers carry, minor units. */
  readonly amountMinor: bigint;
  /** What fewer papers would carry. */
  readonly amountOf: (isCounted: (paper: SubmittedPaper) => boolean) => bigint;
}

/** What a verifier checks by, and whom it asks. */
export interface CheckingPractice {
  readonly network: Network;
  readonly chain: VerifierChain;
  readonly nullifiersOf: SignAttestation['nullifiersOf'];
  readonly rules: TradeRules;
  /** SHA-256 of each of the operator's own files that the papers have been held to. */
  readonly schematron: readonly string[];
}

/** Runs every check on the papers themselves, and on who is behind them, as of a day. */
export class CheckTrade {
  private readonly ruleSetHash: string;

  constructor(private readonly practice: CheckingPractice) {
    this.ruleSetHash = ruleSetHash(practice.rules, practice.schematron);
  }

  /** Throws `InvoiceNotAmongDocuments`. */
  async run(evidence: TradeEvidence, checkedOn: CalendarDate): Promise<CheckedTrade> {
    const { papers, invoice: sha256, certificates, earlierInvoices, seen } = evidence;
    const { network, chain, rules } = this.practice;
    const paper = papers.find((one) => one.sha256 === sha256);
    if (!paper) throw new InvoiceNotAmongDocuments(sha256);
    const invoice = paper.document?.kind === 'invoice' ? paper.document : undefined;
    const certified = invoice && checkCertified(invoice, await CertifiedParties.among(certificates, network, chain));
    const read = withSides(papers, certified?.trade);
    const standingMinor = await this.standingOfCredited(read, sha256, certified?.trade);
    const check = (counted: readonly SubmittedPaper[]) =>
      checkPapers(counted, {
        ...{ today: checkedOn, onlyInvoice: sha256, earlierInvoices, seen, standingMinor },
        rules,
      });
    const checked = check(read);
    const amountMinor = amountIn(checked);
    const added = invoice && certified ? [certified.check, checkAttestable(invoice, amountMinor)] : [];
    const inputs = inputsOf(evidence, checkedOn);
    return {
      report: {
        ...withChecks(withoutPayments(checked), added),
        inputs,
        inputHash: verificationInputHash(inputs),
        ruleSetHash: this.ruleSetHash,
      },
      ...(invoice ? { invoice } : {}),
      ...(certified?.trade ? { parties: certified.trade } : {}),
      amountMinor,
      amountOf: (isCounted) => amountIn(check(read.filter(isCounted))),
    };
  }

  private async standingOfCredited(
    papers: readonly SubmittedPaper[],
    asked: string,
    parties: CertifiedTrade | undefined,
  ): Promise<ReadonlyMap<string, bigint>> {
    if (!parties) return new Map();
    const { nullifiersOf, chain } = this.practice;
    return standingOfCredited(papers, asked, (other) => nullifiersOf(other, parties.seller), chain);
  }
}

/** Whoever is neither of the two certified parties is no side of this trade. The same bytes are one paper, from all who sent them. */
function withSides(papers: readonly PaperHandedIn[], parties: CertifiedTrade | undefined): readonly SubmittedPaper[] {
  const submitters = submittersByPaper(papers);
  return papers.map(({ submittedBy: _, taxAnswer, ...paper }) => {
    const by = submitters.get(paper.sha256) ?? new Set();
    const sides: Side[] = [];
    if (parties && by.has(parties.seller.party)) sides.push('seller');
    if (parties && by.has(parties.buyer.party)) sides.push('buyer');
    return { ...paper, findings: findingsAfterAsking(paper.findings, taxAnswer), handedInBy: sides };
  });
}

function submittersByPaper(papers: readonly PaperHandedIn[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byPaper = Map.groupBy(papers, ({ sha256 }) => sha256);
  return new Map(
    [...byPaper].map(([sha256, same]) => [sha256, new Set(same.flatMap(({ submittedBy }) => submittedBy))]),
  );
}

function inputsOf(
  { papers, invoice, certificates, earlierInvoices, seen }: TradeEvidence,
  checkedOn: CalendarDate,
): VerificationInputs {
  return {
    invoice,
    checkedOn,
    papers: [...submittersByPaper(papers)].map(([sha256, by]) => ({
      sha256,
      submittedBy: [...by].sort(),
      ...taxWordOn(papers.find((paper) => paper.sha256 === sha256)),
    })),
    certificates: certificates.map(({ certificate }) => certificate),
    earlierInvoices: earlierInvoices.map((earlier) => ({ ...earlier, amountMinor: earlier.amountMinor.toString() })),
    seen,
  };
}

function taxWordOn(paper: PaperHandedIn | undefined): { taxAnswer?: { outcome: string; sha256: string } } {
  if (!paper?.taxAnswer) return {};
  const { outcome, sha256 } = paper.taxAnswer;
  return { taxAnswer: { outcome, sha256 } };
}

function amountIn(report: CheckReport): bigint {
  return BigInt(report.financeable[0]?.amountMinor ?? '0');
}

function withChecks(report: CheckReport, added: readonly Check[]): CheckReport {
  const verdict = worst([report.verdict, ...added.map(({ outcome }) => outcome)]);
  return { ...report, verdict, checks: [...report.checks, ...added] };
}

/** The ledger counts in u64 minor units, from 1. */
function checkAttestable({ number, currency }: Invoice, amountMinor: bigint): Check {
  const fits = amountMinor > 0n && amountMinor < 1n << 64n;
  return {
    id: 'amount-attestable',
    outcome: fits ? 'pass' : 'review',
    inputs: { invoice: number.value, currency: currency.code, amountMinor: amountMinor.toString() },
    reason: fits ? 'there is an amount to attest' : 'nothing of it can be financed, or more than the ledger can count',
  };
}

/** A day on which a verification can have been run: not in the future. */
export function pastDay(text: string, today: CalendarDate): CalendarDate | undefined {
  const day = findCalendarDate(text);
  return day !== undefined && day <= today ? day : undefined;
}
