import type { SignatureAlgorithm } from '../../cose/signature-algorithm.js';
import { isSameHash } from '../../sha256.js';
import { isConsistent, type TreeHead } from '../verify-proofs.js';
import type { DerivedAlarm } from './bundle-alarm.js';
import { type BundleLimits, DEFAULT_BUNDLE_LIMITS } from './bundle-limits.js';
import type { Bundle } from './bundle.js';
import { type BundleFinding, error, open } from './bundle-finding.js';
import { checkAlarm } from './check-alarm.js';
import { checkEnrolments } from './check-enrolments.js';
import { checkEntries, type Progress } from './check-entries.js';
import { BundleMalformed } from './json-reader.js';
import { type ReadBundle, readBundle } from './read-bundle.js';
import { type StandingReading, standingReadings } from './standing-readings.js';

/** Vouches for gateways at its own site alone. */
export interface OperatorKey {
  readonly site: string;
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: Uint8Array;
}

/** What whoever checks knows from elsewhere than the bundle. What is not given stays open. */
export interface BundleTrust {
  /** Keys of operators of sites, as their registrar or the facility's agreement names them. */
  readonly operators?: readonly OperatorKey[];
  /** Trees as the chain has them. */
  readonly anchoredRoots?: readonly (TreeHead & { readonly site: string })[];
}

export interface BundleVerdict {
  readonly findings: readonly BundleFinding[];
  /** None when something is wrong with the whole. */
  readonly readings: readonly StandingReading[];
  /** What follows from the readings; none when none follows, or none is stated. */
  readonly alarm: DerivedAlarm | null;
  /** What the derivation of the alarm takes on the word of the platform, as nothing in the log shows it. */
  readonly takenOnWord: readonly string[];
  /** Nothing is wrong and nothing open. */
  readonly isProved: boolean;
}

/** Checks a bundle by itself and against what is known from elsewhere. Throws nothing, whatever the bytes. @param progress hears how much of the messages is done */
export function verifyBundle(
  file: Uint8Array,
  trust: BundleTrust = {},
  limits: BundleLimits = DEFAULT_BUNDLE_LIMITS,
  progress?: Progress,
): BundleVerdict {
  try {
    return judge(readBundle(file, limits), trust, limits, progress);
  } catch (refusal) {
    if (!(refusal instanceof BundleMalformed)) throw refusal;
    const findings = [error('bundle-malformed', refusal.where, refusal.message)];
    return { findings, readings: [], alarm: null, takenOnWord: [], isProved: false };
  }
}

function judge(
  { bundle, isIntact }: ReadBundle,
  trust: BundleTrust,
  limits: BundleLimits,
  progress: Progress | undefined,
): BundleVerdict {
  const { enrolments, findings: ofEnrolments } = checkEnrolments(bundle);
  const whole = [...checkOperator(bundle, trust), ...ofEnrolments, ...checkAnchor(bundle, trust)];
  const { sound, findings: ofEntries } = checkEntries(bundle, enrolments, limits, progress);
  // From entries that are wrong nothing follows.
  const {
    findings: ofAlarm,
    alarm,
    takenOnWord,
  } = checkAlarm(ofEntries.length > 0 ? { ...bundle, alarm: null } : bundle, sound, limits);
  const findings = [...(isIntact ? [] : [damaged()]), ...whole, ...ofEntries, ...ofAlarm];
  const isWholeSound = whole.every(({ severity }) => severity !== 'error');
  return {
    findings,
    readings: isWholeSound ? standingReadings(sound) : [],
    ...{ alarm, takenOnWord },
    isProved: findings.length === 0,
  };
}

const damaged = () => error('digest-differs', 'digest', 'the file was changed after it was written');

function checkOperator({ site, operator }: Bundle, { operators }: BundleTrust): BundleFinding[] {
  if (!operators) {
    return [open('operator-unknown', 'operator', "compare the operator's key with the one that the site is known by")];
  }
  const isKnown = operators.some(
    (known) =>
      known.site === site && known.algorithm === operator.algorithm && isSameHash(known.publicKey, operator.publicKey),
  );
  return isKnown ? [] : [error('operator-unknown', 'operator', "expected a key of the site's operator")];
}

function checkAnchor({ site, tree, anchor }: Bundle, { anchoredRoots }: BundleTrust): BundleFinding[] {
  const findings: BundleFinding[] = [];
  if (!isConsistent(tree, anchor, anchor.consistency)) {
    const message = `the tree of ${tree.size} leaves is not shown to be the beginning of the anchored one of ${anchor.size}`;
    findings.push(error('tree-not-in-anchor', 'anchor', message));
  }
  if (!anchoredRoots) {
    const message = `compare the root of ${anchor.size} leaves with the one that is anchored`;
    return [...findings, open('anchor-unknown', 'anchor', message)];
  }
  const isAnchored = anchoredRoots.some(
    (head) => head.site === site && head.size === anchor.size && isSameHash(head.root, anchor.root),
  );
  if (!isAnchored) {
    findings.push(
      error('anchor-unknown', 'anchor', `no tree of ${anchor.size} leaves with this root is anchored for this site`),
    );
  }
  return findings;
}
