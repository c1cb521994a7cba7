import { TypedDataEncoder } from 'ethers';
import { fields } from './field.js';
import { actDomain, type Network } from './network.js';

/**
 * A reviewer's word, off chain, on one verification whose verdict is `review`. It names what was looked at (`inputHash`) and by which rules, so
 * that it says nothing of any other verification, nor of this invoice once its papers have changed.
 */
export interface ReviewDecision {
  /** Of the verification, 0x hex: see `verificationInputHash`. */
  readonly inputHash: string;
  readonly ruleSetHash: string;
  /** SHA-256 of the invoice's paper, 0x hex. */
  readonly invoice: string;
  readonly accepted: boolean;
  /** The ids of all checks that did not pass, sorted: what is accepted, or what it is refused for. */
  readonly checks: readonly string[];
  /** What may be financed of the invoice in all, minor units of its currency, decimal digits. */
  readonly cap: string;
  readonly reason: string;
  /** Party number. */
  readonly reviewer: string;
  readonly reviewerEpoch: string;
  /** Seconds since 1970, decimal digits. */
  readonly deadline: string;
}

/** A decision may lie in a drawer no longer than an attestation does. */
export const REVIEW_DECISION_SECONDS_MAX = 30 * 86_400;

const DECISION_TYPES = {
  ReviewDecision: fields(
    'bytes32 inputHash, bytes32 ruleSetHash, bytes32 invoice, bool accepted, string[] checks, uint64 cap, string reason, uint32 reviewer, uint32 reviewerEpoch, uint48 deadline',
  ).map((field) => ({ ...field })),
};

/** The EIP-712 digest that the reviewer signs, in the trade registry's domain. */
export function reviewDecisionDigest(decision: ReviewDecision, network: Network): string {
  return TypedDataEncoder.hash(actDomain(network, 'tradeRegistry'), DECISION_TYPES, decision);
}
