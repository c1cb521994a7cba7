import { type ReviewDecision, verificationInputHash } from '@tallystick/act-types';
import { sha256 } from 'ethers';
import type { components } from './generated/schema.js';

export type ReviewView = components['schemas']['ReviewView'];

export interface DecisionTerms {
  readonly accepted: boolean;
  /** For seller and buyer to read. */
  readonly reason: string;
  /** How long the decision may be acted on, a day by default; 30 days at most. */
  readonly validForSeconds?: number;
}

/** The server showed one verification and asked for a decision on another. */
export class ReviewDiffers extends Error {
  constructor(
    readonly review: string,
    problem: string,
  ) {
    super(`Verification ${review} was not decided on: ${problem}`);
    this.name = 'ReviewDiffers';
  }
}

const ONE_DAY_SECONDS = 86_400;

/**
 * The decision to sign, made here from what is shown: its hash is computed from the inputs, which must be the papers that were downloaded.
 * Throws `ReviewDiffers`.
 *
 * @param papers the bytes of every paper of the verification, as downloaded
 */
export function decisionOn(
  review: ReviewView,
  papers: readonly Uint8Array[],
  { accepted, reason, validForSeconds = ONE_DAY_SECONDS }: DecisionTerms,
): ReviewDecision {
  const { id, inputs, inputHash, ruleSetHash, reviewer, reviewerEpoch, checks, financeable } = review;
  if (!inputs || !ruleSetHash || !reviewer) throw new ReviewDiffers(id, 'it does not say what it was run on');
  const computed = verificationInputHash(inputs);
  if (computed !== inputHash)
    throw new ReviewDiffers(id, `its inputs have the hash ${computed}, the server says ${String(inputHash)}`);
  const shown = new Set(papers.map((bytes) => sha256(bytes).slice(2)));
  const named = new Set(inputs.papers.map((paper) => paper.sha256));
  const isSame = shown.size === named.size && [...named].every((hash) => shown.has(hash));
  if (!isSame || !named.has(inputs.invoice))
    throw new ReviewDiffers(id, 'its papers are not those that can be downloaded');
  return {
    inputHash: computed,
    ruleSetHash,
    invoice: `0x${inputs.invoice}`,
    accepted,
    checks: [...new Set(checks.filter(({ outcome }) => outcome !== 'pass').map((check) => check.id))].sort(),
    cap: financeable[0]?.amountMinor ?? '0',
    reason,
    reviewer,
    reviewerEpoch,
    deadline: String(Math.floor(Date.now() / 1000) + validForSeconds),
  };
}
