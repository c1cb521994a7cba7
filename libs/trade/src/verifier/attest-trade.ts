import { type ActMessage, actDigest, type Network, parseActMessage } from '@tallystick/act-types';
import { type Clock, dateInShanghai, nowSeconds } from '@tallystick/kernel';
import { SigningKey } from 'ethers';
import { checkPapers, type CheckReport, type SubmittedPaper } from '../domain/check-papers.js';
import type { Invoice } from '../domain/documents/trade-document.js';
import type { InvoiceIdentity } from '../domain/duplicates/invoice-identity.js';
import { type Check, worst } from '../domain/verdict.js';
import { AttestationSequence } from './attestation-sequence.js';
import { checkCertified, type CertifiedTrade } from './check-certified.js';
import { CertifiedParties, certifiedCode, type SignedPartyCertificate } from './certified-parties.js';
import { InvoiceNotAmongDocuments } from './errors.js';
import { type NullifierKey, nullifiersOf } from './nullifier.js';
import type { VerifierChain } from './verifier-chain.js';

export interface VerifierIdentity {
  /** Its party number. */
  readonly party: string;
  /** 0x and 64 hex digits. */
  readonly privateKey: string;
  readonly nullifierKeys: readonly NullifierKey[];
}

export interface AttestationRequest {
  readonly papers: readonly SubmittedPaper[];
  /** SHA-256 of the invoice among them, lower-case hex. */
  readonly invoice: string;
  readonly certificates: readonly SignedPartyCertificate[];
  /** Invoices that whoever asks has seen before. They can only make the verdict worse, so their source need not be trusted. */
  readonly earlierInvoices: readonly InvoiceIdentity[];
}

export interface TradeAttested extends CheckReport {
  /** Only on the verdict `pass`. */
  readonly attestation?: { readonly message: ActMessage; readonly signature: string };
}

/** An hour short of the 30 days that the ledger takes: its blocks may be dated a little behind this clock. */
const ATTESTATION_SECONDS = 30 * 86_400 - 3_600;

/** Runs the checks itself, on the papers themselves, and signs what may be financed of the invoice when they all pass. */
export class AttestTrade {
  private readonly key: SigningKey;
  private readonly sequence: AttestationSequence;

  constructor(
    private readonly verifier: VerifierIdentity,
    private readonly network: Network,
    private readonly chain: VerifierChain,
    private readonly clock: Clock,
  ) {
    this.key = new SigningKey(verifier.privateKey);
    this.sequence = new AttestationSequence(clock);
  }

  /** Throws `InvoiceNotAmongDocuments`. */
  async run({ papers, invoice, certificates, earlierInvoices }: AttestationRequest): Promise<TradeAttested> {
    const paper = papers.find(({ sha256 }) => sha256 === invoice);
    if (!paper) throw new InvoiceNotAmongDocuments(invoice);
    const today = dateInShanghai(nowSeconds(this.clock));
    const report = checkPapers(papers, { today, onlyInvoice: invoice, earlierInvoices });
    if (paper.document?.kind !== 'invoice') return report;
    const parties = await CertifiedParties.among(certificates, this.network, this.chain);
    const { check, trade } = checkCertified(paper.document, parties);
    const cap = report.financeable[0]?.amountMinor ?? '0';
    const checked = withCheck(withCheck(report, check), checkAttestable(paper.document, cap));
    if (checked.verdict !== 'pass' || !trade) return checked;
    return { ...checked, attestation: await this.attest(paper.document, trade, cap) };
  }

  private async attest(
    invoice: Invoice,
    { seller, buyer }: CertifiedTrade,
    cap: string,
  ): Promise<{ message: ActMessage; signature: string }> {
    const { party, nullifierKeys } = this.verifier;
    const { epoch } = await this.chain.partyStanding(party);
    const mark = { seller: certifiedCode(seller), number: invoice.number.value };
    const message = parseActMessage('attest-trade', {
      nullifiers: nullifiersOf(mark, nullifierKeys),
      keyId: String(Math.min(...nullifierKeys.map(({ id }) => id))),
      debtor: buyer.party,
      creditor: seller.party,
      currency: String(invoice.currency.numericCode),
      cap,
      sequence: String(this.sequence.next()),
      verifier: party,
      verifierEpoch: epoch,
      deadline: String(nowSeconds(this.clock) + ATTESTATION_SECONDS),
    });
    return { message, signature: this.key.sign(actDigest('attest-trade', message, this.network)).serialized };
  }
}

function withCheck(report: CheckReport, check: Check): CheckReport {
  return { ...report, verdict: worst([report.verdict, check.outcome]), checks: [...report.checks, check] };
}

/** The ledger counts in u64 minor units, from 1. */
function checkAttestable({ number, currency }: Invoice, amountMinor: string): Check {
  const fits = BigInt(amountMinor) > 0n && BigInt(amountMinor) < 1n << 64n;
  return {
    id: 'amount-attestable',
    outcome: fits ? 'pass' : 'review',
    inputs: { invoice: number.value, currency: currency.code, amountMinor },
    reason: fits ? 'there is an amount to attest' : 'nothing of it can be financed, or more than the ledger can count',
  };
}
