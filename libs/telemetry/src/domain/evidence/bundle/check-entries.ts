import type { Reading } from '../../batch/batch.js';
import { place } from '../../batch/sequence/place.js';
import type { Placement } from '../../batch/sequence/placement.js';
import { NEW_GATEWAY } from '../../batch/sequence/gateway-state.js';
import { openBatch, type SignedBatch } from '../../batch/signed-batch.js';
import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import { isSameHash } from '../../sha256.js';
import { isEnrolledAt, type OpenedEnrolment } from '../enrolment.js';
import { leafHash } from '../evidence-leaf.js';
import { isIncluded } from '../verify-proofs.js';
import type { Bundle, BundleEntry } from './bundle.js';
import { type BundleFinding, error } from './bundle-finding.js';

/** A reading that nothing was found against, with what is proved of its batch. */
export interface StandingReading {
  /** The place of its envelope in the bundle. */
  readonly entry: number;
  readonly bootEpoch: bigint;
  readonly seq: bigint;
  /** When the log had it: it was not made up later. */
  readonly receivedAtMs: number;
  readonly reading: Reading;
}

export interface CheckedEntries {
  readonly standing: readonly StandingReading[];
  readonly findings: readonly BundleFinding[];
}

/** Each batch by itself, in the tree, and beside the others. */
export function checkEntries(bundle: Bundle, enrolments: readonly OpenedEnrolment[]): CheckedEntries {
  const standing: StandingReading[] = [];
  const findings: BundleFinding[] = [];
  const fits = sequenceOf(bundle.entries.length);
  for (const [at, entry] of bundle.entries.entries()) {
    const { signed, finding } = opened(bundle, entry, at, enrolments);
    const found = [finding, treeFinding(bundle, at, entry), signed && fits(signed, at)].filter(
      (one) => one !== undefined,
    );
    findings.push(...found);
    if (!signed || found.length > 0) continue;
    const { bootEpoch, seq, readings } = signed.batch;
    const { receivedAtMs } = entry;
    standing.push(...readings.map((reading) => ({ entry: at, bootEpoch, seq, receivedAtMs, reading })));
  }
  return { standing, findings };
}

interface Opened {
  readonly signed?: SignedBatch;
  readonly finding?: BundleFinding;
}

function opened(
  { site, gateway }: Bundle,
  { envelope, receivedAtMs }: BundleEntry,
  at: number,
  enrolments: readonly OpenedEnrolment[],
): Opened {
  const where = `entries[${at}]`;
  const ofKey = (keyId: Uint8Array) => enrolments.filter(({ key }) => isSameHash(key.keyId, keyId));
  try {
    const signed = openBatch(envelope, { site, gateway, findKey: (keyId) => ofKey(keyId)[0]?.key });
    if (isEnrolledAt(ofKey(signed.key.keyId), receivedAtMs)) return { signed };
    const message = `envelope ${at}: its key was not enrolled when it was received`;
    return { signed, finding: error('enrolment-not-valid-then', where, message) };
  } catch (refusal) {
    if (!(refusal instanceof EnvelopeRefused)) throw refusal;
    return { finding: error('batch-refused', where, `envelope ${at}: ${refusal.reason}, ${refusal.message}`) };
  }
}

function treeFinding({ tree, entries }: Bundle, at: number, entry: BundleEntry): BundleFinding | undefined {
  const where = `entries[${at}]`;
  const before = entries[at - 1];
  if (before && before.index >= entry.index) {
    return error('log-order', where, `envelope ${at}: expected a place in the log after ${before.index}`);
  }
  if (isIncluded(leafHash(entry), entry.index, tree, entry.inclusion)) return undefined;
  const message = `envelope ${at}: its hash is not at place ${entry.index} in the tree of size ${tree.size}`;
  return error('not-in-tree', where, message);
}

const NAMED: Readonly<Record<Exclude<Placement['kind'], 'accepted' | 'gap'>, string>> = {
  duplicate: 'a duplicate',
  equivocation: 'an equivocation',
  replay: 'a replay',
  'too-many-gaps': 'one too many',
};

/** Whether each batch fits those before it. What is missing between them says nothing: a bundle is a selection. */
function sequenceOf(count: number): (signed: SignedBatch, at: number) => BundleFinding | undefined {
  let state = NEW_GATEWAY;
  const placed = new Map<string, Uint8Array>();
  // An epoch and a run for each, and the epoch that it is linked to.
  const limits = { maxRuns: 3 * count };
  return ({ batch, hash }, at) => {
    const key = `${batch.bootEpoch}/${batch.seq}`;
    const held = placed.get(key);
    const placement = place(state, { ...batch, hash }, held ? { placed: held } : {}, limits);
    if ('state' in placement) {
      state = placement.state;
      placed.set(key, hash);
      return undefined;
    }
    const message = `envelope ${at}: of epoch ${batch.bootEpoch}, number ${batch.seq}, it is ${NAMED[placement.kind]} beside those before it`;
    return error('sequence-contradicted', `entries[${at}]`, message);
  };
}
