import type { SignatureAlgorithm } from '../../cose/signature-algorithm.js';
import type { EvidenceLeaf } from '../evidence-leaf.js';
import type { TreeHead } from '../verify-proofs.js';

export const BUNDLE_FORMAT = 'tallystick-evidence/1';

/** A batch in the log, with the path that shows it there. */
export interface BundleEntry extends EvidenceLeaf {
  /** Of its leaf, from 0. */
  readonly index: number;
  readonly inclusion: readonly Uint8Array[];
}

/** A tree that was made public, and how the bundle's tree begins it. */
export interface BundleAnchor extends TreeHead {
  /** None when it is the bundle's tree itself. */
  readonly consistency: readonly Uint8Array[];
}

/** Readings of one gateway with all that is needed to check them without the platform. The readings are those of its envelopes, every one. */
export interface Bundle {
  readonly site: string;
  readonly gateway: string;
  /** The key of the site's operator, who vouches for the gateway's. */
  readonly operator: { readonly algorithm: SignatureAlgorithm; readonly publicKey: Uint8Array };
  /** Signed enrolments of the gateway, one for each key that it signed with. */
  readonly enrolments: readonly Uint8Array[];
  readonly tree: TreeHead;
  readonly anchor: BundleAnchor;
  /** In the log's order. */
  readonly entries: readonly BundleEntry[];
}

/** What a bundle may cost. Every limit is a setting. */
export interface BundleLimits {
  /** Bytes of the file. */
  readonly maxBytes: number;
  /** Batches in it. */
  readonly maxEntries: number;
  /** Keys of its gateway. */
  readonly maxEnrolments: number;
}

export const DEFAULT_BUNDLE_LIMITS: BundleLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxEntries: 20_000,
  maxEnrolments: 100,
};
