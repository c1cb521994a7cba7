import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { Invoice } from '../domain/documents/trade-document.js';
import { creditedBy } from '../domain/matching/paper-index.js';
import type { SubmittedPaper } from '../domain/submitted-paper.js';
import { isOfPayments } from '../domain/records/trade-record.js';
import { hasErrors } from '../domain/finding.js';
import type { CheckedTrade } from './check-trade.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import type { SignAttestation } from './sign-attestation.js';
import type { VerifierChain } from './verifier-chain.js';

/**
 * Attests a lower cap of an invoice that no longer passes, when its seller has credited it or shows that it was paid. It can only take away: the cap that it states leaves
 * no room for another issue, and is below what is financed already only where a faultless credit note of the seller, on this one invoice, says so.
 *
 * Whoever asks can lie about who handed a credit note in, or make one up; what it gains is that an invoice is not financed, which a platform
 * brings about by doing nothing. Leaving papers out lowers nothing: without any credit note and bank statement they must carry what was attested.
 */
export class LowerCap {
  constructor(
    private readonly attestation: SignAttestation,
    private readonly chain: VerifierChain,
  ) {}

  /** @param standing the invoice's latest attestation. @returns undefined when nothing is to be lowered */
  async run(trade: CheckedTrade, standing: SignedAttestation): Promise<SignedAttestation | undefined> {
    const { invoice, parties, amountOf } = trade;
    if (!invoice || !parties) return undefined;
    const [nullifier = ''] = this.attestation.nullifiersOf(invoice, parties.seller);
    const { nullifiers, cap } = standing.message;
    if (!Array.isArray(nullifiers) || nullifiers[0] !== nullifier) return undefined;
    const standingMinor = BigInt(String(cap));
    const takesNothing = takesNothingOf(invoice);
    if (amountOf(takesNothing) + ROUNDING_MINOR < standingMinor) return undefined;
    if (amountOf((paper) => takesNothing(paper) || isSellers(paper)) >= standingMinor) return undefined;
    const certainMinor = amountOf((paper) => takesNothing(paper) || (isSellers(paper) && isOnOneInvoice(paper)));
    const loweredMinor = lesser(certainMinor, (await this.chain.invoiceStanding(nullifier))?.usedMinor ?? 0n);
    return loweredMinor < standingMinor ? this.attestation.run(invoice, parties, loweredMinor) : undefined;
  }
}

/** What was taken back once and billed again by another is less by fractions of a minor unit than what was left then. */
const ROUNDING_MINOR = 100n;

/**
 * Of all papers bank statements with the advices that say what they show, and credit notes that name the invoice or none, alone take something off
 * what the others carry. A credit note on another invoice gives: it may have made room for this one.
 */
function takesNothingOf({ number }: Invoice): (paper: SubmittedPaper) => boolean {
  const own = canonicalInvoiceNumber(number.value);
  return ({ document, record }) => {
    if (document?.kind !== 'credit-note') return !isOfPayments(record?.kind);
    const credited = creditedBy(document);
    return credited.size > 0 && !credited.has(own);
  };
}

const isSellers = ({ handedInBy }: SubmittedPaper) => handedInBy?.includes('seller') ?? false;

/**
 * A credit note that names several is counted in full on each: enough to stop an invoice, not to call it over-financed. Of a statement or a remittance advice only
 * what it says of this one invoice is counted.
 */
function isOnOneInvoice({ document, record, findings }: SubmittedPaper): boolean {
  if (isOfPayments(record?.kind)) return true;
  return document !== undefined && creditedBy(document).size === 1 && !hasErrors(findings);
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
