import type { Reading } from '../../batch/batch.js';
import { openBatch, type SignedBatch } from '../../batch/signed-batch.js';
import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import { isSameHash } from '../../sha256.js';
import { isEnrolledAt, type OpenedEnrolment } from '../enrolment.js';
import { leafHash } from '../evidence-leaf.js';
import { isIncluded } from '../verify-proofs.js';
import type { Bundle, BundleEntry, BundleGateway } from './bundle.js';
import { type BundleFinding, error } from './bundle-finding.js';
import type { BundleLimits } from './bundle-limits.js';
import { type Contradicting, contradictionOf, type GatewaySequence, sequenceOf } from './entry-sequence.js';
import { BundleMalformed } from './json-reader.js';
import { DialectReader } from './read-dialects.js';

/** An entry that nothing was found against. */
export interface SoundEntry {
  /** Its place in the bundle. */
  readonly at: number;
  readonly entry: BundleEntry;
  /** None of another dialect. */
  readonly signed?: SignedBatch;
  /** Of a batch, or of a message in another dialect. */
  readonly readings: readonly Reading[];
  /** What its gateway said against itself with it. */
  readonly contradiction?: Contradicting;
}

export interface CheckedEntries {
  readonly sound: readonly SoundEntry[];
  readonly findings: readonly BundleFinding[];
}

/** Hears before each message how many of all were looked at. */
export type Progress = (done: number, all: number) => void;

/** Each message by itself, in the tree, and beside the others of its gateway. */
export function checkEntries(
  bundle: Bundle,
  enrolments: ReadonlyMap<string, readonly OpenedEnrolment[]>,
  { maxReadings }: Pick<BundleLimits, 'maxReadings'>,
  progress: Progress = () => undefined,
): CheckedEntries {
  const sound: SoundEntry[] = [];
  const findings: BundleFinding[] = [];
  const gateways = new Map(bundle.gateways.map((gateway) => [gateway.name, gateway]));
  const sequences = new Map<string, GatewaySequence>();
  const dialects = new DialectReader(bundle);
  let count = 0;
  for (const [at, entry] of bundle.entries.entries()) {
    progress(at, bundle.entries.length);
    const where = `entries[${at}]`;
    const {
      signed,
      readings = [],
      finding,
    } = opened(bundle.site, entry, gateways.get(entry.gateway), enrolments, dialects);
    count += readings.length;
    if (count > maxReadings) throw new BundleMalformed(where, `${maxReadings} readings at most`);
    const placement = signed && placed(sequences, signed, bundle.entries.length);
    const found = [finding, treeFinding(bundle, at), contradictionFinding(bundle, placement)]
      .filter((one) => one !== undefined)
      .map(({ rule, message }) => error(rule, where, `envelope ${at}: ${message}`));
    findings.push(...found);
    if (found.length > 0) continue;
    sound.push({ at, entry, readings, ...(signed && { signed }), ...(placement && { contradiction: placement }) });
  }
  return { sound, findings };
}

type Found = Pick<BundleFinding, 'rule' | 'message'>;

interface Opened {
  readonly signed?: SignedBatch;
  readonly readings?: readonly Reading[];
  readonly finding?: Found;
}

function opened(
  site: string,
  entry: BundleEntry,
  listed: BundleGateway | undefined,
  enrolments: ReadonlyMap<string, readonly OpenedEnrolment[]>,
  dialects: DialectReader,
): Opened {
  const { envelope, receivedAtMs, gateway, grade } = entry;
  if (!listed) return { finding: { rule: 'gateway-unlisted', message: 'its gateway is none of those listed' } };
  if ((listed.dialect === 'signed') !== (grade === 'signed')) {
    const message = `a message of a gateway that speaks ${listed.dialect} is not of the grade ${grade}`;
    return { finding: { rule: 'grade-not-borne-out', message } };
  }
  if (grade !== 'signed') {
    const read = dialects.read(entry);
    return 'rule' in read ? { finding: read } : { readings: read };
  }
  const ofKey = (keyId: Uint8Array) =>
    (enrolments.get(gateway) ?? []).filter(({ key }) => isSameHash(key.keyId, keyId));
  try {
    const signed = openBatch(envelope, { site, gateway, findKey: (keyId) => ofKey(keyId)[0]?.key });
    if (isEnrolledAt(ofKey(signed.key.keyId), receivedAtMs)) return { signed, readings: signed.batch.readings };
    const message = 'its key was not enrolled when it was received';
    return { signed, readings: signed.batch.readings, finding: { rule: 'enrolment-not-valid-then', message } };
  } catch (refusal) {
    if (!(refusal instanceof EnvelopeRefused)) throw refusal;
    return { finding: { rule: 'batch-refused', message: `${refusal.reason}, ${refusal.message}` } };
  }
}

function treeFinding({ tree, entries }: Bundle, at: number): Found | undefined {
  const [before, entry] = [entries[at - 1], entries[at]];
  if (!entry) return undefined;
  if (before && before.index >= entry.index) {
    return { rule: 'log-order', message: `expected a place in the log after ${before.index}` };
  }
  if (isIncluded(leafHash(entry), entry.index, tree, entry.inclusion)) return undefined;
  const message = `its hash is not at place ${entry.index} in the tree of size ${tree.size}`;
  return { rule: 'not-in-tree', message };
}

function placed(sequences: Map<string, GatewaySequence>, signed: SignedBatch, entries: number) {
  const { gateway } = signed.batch;
  const sequence = sequences.get(gateway) ?? sequenceOf(entries);
  sequences.set(gateway, sequence);
  return contradictionOf(sequence, signed);
}

/** What a gateway says against itself is a fault of readings that are shown for what they say, and evidence for an alarm. */
function contradictionFinding({ alarm }: Bundle, placement: Contradicting | undefined): Found | undefined {
  if (!placement || (alarm && placement.kind !== 'duplicate')) return undefined;
  return { rule: 'sequence-contradicted', message: placement.message };
}
