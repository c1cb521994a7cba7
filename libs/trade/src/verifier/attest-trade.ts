import { type Clock, dateInShanghai, nowSeconds } from '@tallystick/kernel';
import { type CheckTrade, type TradeEvidence, type TradeReport } from './check-trade.js';
import type { LowerCap } from './lower-cap.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import type { SignAttestation } from './sign-attestation.js';

export interface AttestationRequest extends TradeEvidence {
  /** The invoice's latest attestation, if it has one. */
  readonly standing?: SignedAttestation | undefined;
}

export interface TradeAttested extends TradeReport {
  /** The party that may decide on a verdict `review`. */
  readonly reviewer: string;
  /** Only on the verdict `pass`. */
  readonly attestation?: SignedAttestation;
  /** On any other: the cap that is left of an invoice which its seller has credited. */
  readonly lowering?: SignedAttestation;
}

export interface AttestTradeParts {
  readonly check: CheckTrade;
  readonly attestation: SignAttestation;
  readonly lowering: LowerCap;
  readonly reviewer: string;
  readonly clock: Clock;
}

/** Runs the checks itself, on the papers themselves, and signs what may be financed of the invoice when they all pass. */
export class AttestTrade {
  constructor(private readonly parts: AttestTradeParts) {}

  /** Throws `InvoiceNotAmongDocuments`. */
  async run({ standing, ...evidence }: AttestationRequest): Promise<TradeAttested> {
    const { check, attestation, lowering, reviewer, clock } = this.parts;
    const trade = await check.run(evidence, dateInShanghai(nowSeconds(clock)));
    const { report, invoice, parties, amountMinor } = trade;
    if (report.verdict === 'pass' && invoice && parties)
      return { ...report, reviewer, attestation: await attestation.run(invoice, parties, amountMinor) };
    const lowered = standing && (await lowering.run(trade, standing));
    return { ...report, reviewer, ...(lowered ? { lowering: lowered } : {}) };
  }
}
