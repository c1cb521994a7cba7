import { type AlarmBook, type Alarm, emptyBook } from '../domain/alarms/alarm.js';
import { transition } from '../domain/alarms/transition.js';
import type { Batch, Reading } from '../domain/batch/batch.js';
import { type ClockRecord, judgeClock } from '../domain/batch/clock-trust.js';
import { openBatch, signBatch } from '../domain/batch/signed-batch.js';
import type { Bundle, BundleEntry, BundleGateway } from '../domain/evidence/bundle/bundle.js';
import type { BundleAlarm, BundleStatement, HeardEvent } from '../domain/evidence/bundle/bundle-alarm.js';
import { signEnrolment } from '../domain/evidence/enrolment.js';
import { type EvidenceLeaf, leafHash } from '../domain/evidence/evidence-leaf.js';
import { consistencyProof, inclusionProof } from '../domain/evidence/proofs.js';
import type { EvidenceGrade } from '../domain/rules/measurement.js';
import { dialectDecoder } from '../domain/dialects/dialect-decoder.js';
import { eventsOf } from '../domain/rules/events-of-readings.js';
import type { RuleVersion } from '../domain/rules/rule.js';
import { type RuleEvent, sourceOf } from '../domain/rules/rule-event.js';
import { ruleOf } from '../domain/rules/rule-set.js';
import { sha256 } from '../domain/sha256.js';
import { intake, NO_HASH, SITE } from './batches.js';
import { type BundleMade, operatorKey, operatorOf } from './bundles.js';
import { ed25519Of, type KeyPair } from './keys.js';
import { grown } from './logs.js';

interface LoggedLeaf extends EvidenceLeaf {
  readonly gateway: string;
  readonly grade: EvidenceGrade;
}

interface Heard {
  readonly events: readonly RuleEvent[];
  readonly heardAtMs: number;
  readonly position?: number;
}

export interface Sent {
  readonly readings: readonly Reading[];
  readonly receivedAtMs: number;
  /** A second before it is received, when nobody says. */
  readonly sentAtMs?: number;
  /** What else the batch says than an honest gateway's next one. */
  readonly changes?: Partial<Batch>;
  /** What the platform hears of it instead of its readings. */
  readonly heardAs?: readonly RuleEvent[];
}

export interface AlarmAsked {
  readonly by: RuleVersion;
  readonly instance: string;
  readonly number?: number;
  /** Which leaves the bundle holds; all of them when nobody says. */
  readonly holds?: (index: number) => boolean;
  /** Leaves that the anchored tree has more. */
  readonly later?: number;
}

/** A site whose gateways sign and whose platform keeps a log and runs one rule, as an honest one does: the other side of `verifyBundle`. */
export class AlarmSite {
  readonly leaves: LoggedLeaf[] = [];
  readonly statements: BundleStatement[] = [];
  private readonly heard: Heard[] = [];
  private readonly chains = new Map<string, { seq: bigint; previousHash: Uint8Array }>();
  private readonly clocks = new Map<string, ClockRecord>();

  /** The gateway's next batch, signed, sent and received. */
  async send(gateway: string, sent: Sent): Promise<void> {
    this.receive(gateway, await this.sign(gateway, sent), sent);
  }

  /** Signed by the gateway and not sent. */
  async sign(gateway: string, { readings, receivedAtMs, sentAtMs = receivedAtMs - 1_000, changes }: Sent) {
    const { seq, previousHash } = this.chains.get(gateway) ?? { seq: 0n, previousHash: NO_HASH };
    const batch: Batch = { gateway, bootEpoch: 3n, seq, previousHash, sentAtMs, readings, ...changes };
    const envelope = await signBatch(batch, SITE, keyOf(gateway));
    if (!changes) this.chains.set(gateway, { seq: seq + 1n, previousHash: sha256(envelope) });
    return envelope;
  }

  receive(gateway: string, envelope: Uint8Array, { receivedAtMs, heardAs }: Sent): void {
    const position = this.leaves.push({ gateway, grade: 'signed', envelope, receivedAtMs, lease: 7n }) - 1;
    const key = keyOf(gateway);
    const { batch } = openBatch(envelope, intake(key, { gateway }));
    const sample = { sentAtMs: batch.sentAtMs, receivedAtMs };
    const { clock, record } = judgeClock(this.clocks.get(gateway), sample);
    this.clocks.set(gateway, record);
    const events = heardAs ?? eventsOf(batch.readings, { receivedAt: receivedAtMs, clock, grade: 'signed' });
    this.heard.push({ events, heardAtMs: receivedAtMs, position });
  }

  /** A SenML pack of a gateway that signs nothing. */
  receivePack(gateway: string, pack: object, receivedAtMs: number, grade: 'tls-only' | 'unsigned' = 'tls-only'): void {
    const envelope = new TextEncoder().encode(JSON.stringify(pack));
    const position = this.leaves.push({ gateway, grade, envelope, receivedAtMs, lease: 7n }) - 1;
    const decode = dialectDecoder({ site: SITE, gateway, dialect: 'senml', mapping: null });
    const { readings, sentAtMs } = decode(null, { bytes: envelope, receivedAtMs });
    const sample = { sentAtMs, receivedAtMs };
    const { clock, record } = judgeClock(this.clocks.get(gateway), sample);
    this.clocks.set(gateway, record);
    const events = eventsOf(readings, { receivedAt: receivedAtMs, clock, grade });
    this.heard.push({ events, heardAtMs: receivedAtMs, position });
  }

  hashOf(position: number): Uint8Array {
    return sha256(this.leaves[position]?.envelope ?? NO_HASH);
  }

  state(event: HeardEvent, heardAtMs: number): void {
    this.heard.push({ events: [event], heardAtMs });
    this.statements.push({ logSize: this.leaves.length, heardAtMs, event });
  }

  /** The file that it gives out of an alarm. */
  async bundle(asked: AlarmAsked): Promise<BundleMade> {
    const { by, instance, number = 1 } = asked;
    const alarm = this.run(by, instance).book.open.find((one) => one.number === number);
    if (!alarm) throw new Error(`no alarm ${number} of ${by.ruleId} for ${instance}`);
    return this.stating(statedOf(alarm, instance, this.statements), asked);
  }

  /** What it would give out with this alarm, true or not. */
  async stating(alarm: BundleAlarm, { holds = () => true, later = 2 }: Pick<AlarmAsked, 'holds' | 'later'> = {}) {
    const others = Array.from({ length: later }, (_, place) => sha256(Buffer.from(`later ${place}`)));
    const log = grown([...this.leaves.map(leafHash), ...others]);
    const [size, anchored] = [this.leaves.length, this.leaves.length + later];
    const root = (of: number) => log.roots[of] ?? NO_HASH;
    const entries = this.leaves
      .map((leaf, index): BundleEntry => ({
        ...leaf,
        ...{ index, inclusion: inclusionProof(index, size, log.read) },
      }))
      .filter(({ index }) => holds(index));
    const names = [...new Set(this.leaves.map(({ gateway }) => gateway))].toSorted();
    const bundle: Bundle = {
      ...{ site: SITE, operator: operatorOf(operatorKey), entries, alarm },
      gateways: await Promise.all(names.map((name) => this.listed(name))),
      tree: { size, root: root(size) },
      anchor: { size: anchored, root: root(anchored), consistency: consistencyProof(size, anchored, log.read) },
    };
    const trust = {
      operators: [{ site: SITE, ...operatorKey.verifying }],
      anchoredRoots: [{ site: SITE, size: anchored, root: root(anchored) }],
    };
    return { bundle, trust };
  }

  /** What the rule knew when the log had so many leaves. */
  stateAt(by: RuleVersion, logSize: number): unknown {
    return this.run(by, '', logSize).state;
  }

  private listed(name: string): Promise<BundleGateway> {
    const isSigning = this.leaves.some(({ gateway, grade }) => gateway === name && grade === 'signed');
    return isSigning ? enrolled(name) : Promise.resolve({ name, dialect: 'senml', mapping: null, enrolments: [] });
  }

  private run(by: RuleVersion, instance: string, logSize = Number.POSITIVE_INFINITY) {
    const rule = ruleOf(by);
    let book: AlarmBook = emptyBook({ subject: SITE, ruleId: by.ruleId, instance });
    let state = rule.initial;
    for (const { events, heardAtMs, position } of this.heard) {
      if (position !== undefined && position >= logSize) break;
      for (const event of events) {
        if (event.kind !== 'tick' && !rule.sources.includes(sourceOf(event))) continue;
        const step = rule.step(state, event);
        state = step.state;
        for (const finding of step.findings.filter((one) => one.instance === instance)) {
          const evidence = { ...finding.evidence, ...(position !== undefined && { position }) };
          book = transition(book, { kind: 'finding', finding: { ...finding, evidence }, now: heardAtMs }).book;
        }
      }
    }
    return { book, state };
  }
}

export const keyOf = (gateway: string): KeyPair => ed25519Of(gateway);

async function enrolled(name: string) {
  const key = keyOf(name).verifying;
  const enrolment = await signEnrolment({ site: SITE, gateway: name, key, notBeforeMs: 0 }, operatorKey);
  return { name, dialect: 'signed' as const, mapping: null, enrolments: [enrolment] };
}

export function statedOf(
  { acknowledged: _, reset: __, ...stated }: Alarm,
  instance: string,
  statements: readonly BundleStatement[],
): BundleAlarm {
  const { version, parameters } = stated.by;
  return {
    instance,
    start: { kind: 'initial', logSize: 0, version: { version, parameters, isOn: true } },
    statements,
    stated,
  };
}
