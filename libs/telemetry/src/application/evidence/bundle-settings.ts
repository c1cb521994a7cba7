import type { BundleLimits } from '../../domain/evidence/bundle/bundle-limits.js';

/** What a file of evidence may cost us, and when what is not anchored yet will be. */
export interface EvidenceSettings extends Pick<BundleLimits, 'maxBytes' | 'maxEntries' | 'maxDerivationMs'> {
  /** Files that are written at the same time. */
  readonly atOnce: number;
  /** How often the worker anchors. */
  readonly anchorPollMs: number;
}

/** Between the worker's look and the block that is final and read. */
const UNTIL_RECORDED_SECONDS = 10;

export const secondsToNextAnchor = ({ anchorPollMs }: Pick<EvidenceSettings, 'anchorPollMs'>): number =>
  Math.ceil(anchorPollMs / 1_000) + UNTIL_RECORDED_SECONDS;
