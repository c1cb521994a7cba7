import type { SignatureAlgorithm } from '../../cose/signature-algorithm.js';
import type { EvidenceGrade } from '../../rules/measurement.js';
import type { EvidenceLeaf } from '../evidence-leaf.js';
import type { TreeHead } from '../verify-proofs.js';
import type { BundleAlarm } from './bundle-alarm.js';
import type { Dialect } from '../../dialect.js';

export const BUNDLE_FORMAT = 'tallystick-evidence/2';

/** A message in the log, with the path that shows it there. */
export interface BundleEntry extends EvidenceLeaf {
  /** Of its leaf, from 0. */
  readonly index: number;
  readonly inclusion: readonly Uint8Array[];
  /** By whose way it came. */
  readonly gateway: string;
  /** `signed` when it is a batch. Of others the intake says what vouched for them: the leaf does not. */
  readonly grade: EvidenceGrade;
}

/** A tree that was made public, and how the bundle's tree begins it. */
export interface BundleAnchor extends TreeHead {
  /** None when it is the bundle's tree itself. */
  readonly consistency: readonly Uint8Array[];
}

/** The word of the party that runs the site, that the operator's key is the site's: an EIP-712 `SiteKey`, checked by whoever can ask the chain whose signature it is. */
export interface OperatorStatement {
  /** As it was signed: texts by the names of its fields. */
  readonly message: Readonly<Record<string, unknown>>;
  /** 0x and hex digits. */
  readonly signatures: readonly string[];
}

export interface BundleOperator {
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: Uint8Array;
  /** All of this key and site: one with an end takes back the one without. */
  readonly statements: readonly OperatorStatement[];
}

export interface BundleGateway {
  readonly name: string;
  readonly dialect: Dialect;
  /** What the site's operator gave to read its JSON or its names by. */
  readonly mapping: unknown;
  /** What the operator signed of its keys. */
  readonly enrolments: readonly Uint8Array[];
}

/**
 * Evidence of one site with all that is needed to check it without the platform: its readings are those of its envelopes, every one. With an alarm it holds
 * what the alarm is derived from again: every message from the rule's start on that the rule heard, of every gateway without a hole in its numbers or else
 * every leaf of the log; before the start only what the clock and the numbers of the first ones are judged by; and of a contradiction both sides.
 */
export interface Bundle {
  readonly site: string;
  /** The key of the site's operator, who vouches for the gateways'. */
  readonly operator: BundleOperator;
  /** By name. */
  readonly gateways: readonly BundleGateway[];
  readonly tree: TreeHead;
  readonly anchor: BundleAnchor;
  /** In the log's order. */
  readonly entries: readonly BundleEntry[];
  readonly alarm: BundleAlarm | null;
}
