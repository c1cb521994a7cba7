import {
  type Network,
  REVIEW_DECISION_SECONDS_MAX,
  type ReviewDecision,
  reviewDecisionDigest,
} from '@tallystick/act-types';
import { type Clock, dateInShanghai, nowSeconds } from '@tallystick/kernel';
import { type CheckedTrade, type CheckTrade, pastDay, type TradeEvidence } from './check-trade.js';
import {
  DecisionExpired,
  DecisionNotByReviewer,
  DecisionNotComplete,
  NothingToAttest,
  NotForReview,
  ReviewerEpochPassed,
  ReviewerIsParty,
  ReviewerNotAdmitted,
  ReviewStale,
} from './errors.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import type { SignAttestation } from './sign-attestation.js';
import type { VerifierChain } from './verifier-chain.js';

export interface DecisionRequest extends TradeEvidence {
  /** The day as of which the reviewed verification was run. */
  readonly checkedOn: string;
  readonly decision: ReviewDecision;
  /** 0x hex, of the reviewing party's account. */
  readonly signature: string;
}

export interface ReviewDecided {
  /** Only of an accepted one. */
  readonly attestation?: SignedAttestation;
}

export interface DecideReviewParts {
  readonly check: CheckTrade;
  readonly attestation: SignAttestation;
  readonly chain: VerifierChain;
  readonly network: Network;
  /** Party number of the one whose decisions count. */
  readonly reviewer: string;
  readonly clock: Clock;
}

/** Reviewers decide on what was wanting; what the ledger could not hold, or nobody vouches for, none of them can put right. */
const BEYOND_REVIEW: ReadonlySet<string> = new Set(['parties-certified', 'amount-attestable']);

/** Takes a reviewer's signed decision for a verification that it runs again itself, and attests the invoice when the decision accepts it. */
export class DecideReview {
  constructor(private readonly parts: DecideReviewParts) {}

  /**
   * Throws `DecisionNotByReviewer`, `DecisionExpired`, `ReviewerNotAdmitted`, `ReviewerEpochPassed`, `ReviewerIsParty`; `ReviewStale` when it is not this verification
   * any more that was decided on, `NotForReview`, `DecisionNotComplete`, `NothingToAttest`.
   */
  async run({ checkedOn, decision, signature, ...evidence }: DecisionRequest): Promise<ReviewDecided> {
    await this.requireReviewer(decision, signature);
    const day = pastDay(checkedOn, dateInShanghai(nowSeconds(this.parts.clock)));
    if (day === undefined) throw new ReviewStale('the day of the check');
    const trade = await this.parts.check.run(evidence, day);
    requireSameTrade(decision, trade, evidence.invoice);
    const { invoice, parties, amountMinor, report } = trade;
    const { reviewer } = this.parts;
    if (parties?.seller.party === reviewer || parties?.buyer.party === reviewer) throw new ReviewerIsParty(reviewer);
    if (!decision.accepted) return {};
    const beyond = report.checks.filter(({ id, outcome }) => outcome !== 'pass' && BEYOND_REVIEW.has(id));
    if (!invoice || !parties || beyond.length > 0) throw new NothingToAttest(beyond.map(({ reason }) => reason));
    return { attestation: await this.parts.attestation.run(invoice, parties, amountMinor) };
  }

  private async requireReviewer(decision: ReviewDecision, signature: string): Promise<void> {
    const { reviewer, chain, clock, network } = this.parts;
    if (decision.reviewer !== reviewer) throw new DecisionNotByReviewer(reviewer);
    const now = nowSeconds(clock);
    const deadline = Number(decision.deadline);
    if (deadline <= now || deadline > now + REVIEW_DECISION_SECONDS_MAX) throw new DecisionExpired();
    const { account, epoch, roles, verifiedUntil, recovering } = await chain.partyStanding(reviewer);
    if (!roles.includes('verifier') || verifiedUntil <= now || recovering) throw new ReviewerNotAdmitted(reviewer);
    if (decision.reviewerEpoch !== epoch) throw new ReviewerEpochPassed(decision.reviewerEpoch, epoch);
    const digest = reviewDecisionDigest(decision, network);
    if (!(await chain.isValidSignature(account, digest, signature))) throw new DecisionNotByReviewer(reviewer);
  }
}

function requireSameTrade(decision: ReviewDecision, { report, amountMinor }: CheckedTrade, invoice: string): void {
  if (decision.ruleSetHash !== report.ruleSetHash) throw new ReviewStale('the rules');
  if (decision.inputHash !== report.inputHash) throw new ReviewStale('the papers, or who handed them in');
  if (decision.invoice !== `0x${invoice}`) throw new ReviewStale('the invoice');
  if (report.verdict !== 'review') throw new NotForReview(report.verdict);
  const wanting = [...new Set(report.checks.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id))].sort();
  const isComplete = JSON.stringify(decision.checks) === JSON.stringify(wanting);
  if (!isComplete || decision.cap !== amountMinor.toString()) throw new DecisionNotComplete(wanting, amountMinor);
}
