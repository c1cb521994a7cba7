import { judgeClock, type JudgedClock } from '../../domain/batch/clock-trust.js';
import { unbrokenOf } from '../../domain/batch/sequence/gateway-state.js';
import { place } from '../../domain/batch/sequence/place.js';
import type { Placed, Placement } from '../../domain/batch/sequence/placement.js';
import { filledGaps, type GapNotice } from '../../domain/batch/sequence/watched-gaps.js';
import { eventsOf } from '../../domain/rules/events-of-readings.js';
import type { ClockTrust } from '../../domain/rules/measurement.js';
import type { SequenceEvent } from '../../domain/rules/rule-event.js';
import { isSameHash } from '../../domain/sha256.js';
import type { GatewayRecord } from '../../infra/intake/gateway-records.js';
import { nameOf } from '../../infra/intake/held-batches.js';
import type { Settlement } from './arrival.js';
import type { Draft } from './draft.js';
import { TooManyGaps } from './intake-errors.js';
import type { IntakeLimits } from './intake-limits.js';
import type { OpenedBatch } from './opened-arrival.js';

export interface TakenBatch extends OpenedBatch {
  readonly receivedAtMs: number;
}

/** @returns `limit` when its number has as many contradictions as are kept */
export function takeBatch(draft: Draft, taken: TakenBatch, limits: IntakeLimits): Settlement | TooManyGaps | 'limit' {
  const { gateway, signed } = taken;
  const { bootEpoch, seq } = signed.batch;
  const record = draft.record(gateway);
  const held = draft.heldUnder(nameOf({ gateway: gateway.id, bootEpoch, seq }));
  const placement = place(record.state, numberedOf(taken), held, limits.sequence);
  if (placement.kind === 'too-many-gaps') return new TooManyGaps(gateway.name, placement.limit);
  if (placement.kind === 'duplicate') {
    if (held.placed && isSameHash(held.placed, signed.hash)) repeated(draft, taken);
    return 'duplicate';
  }
  if ('state' in placement) {
    placed(draft, taken, record, placement);
    return 'stored';
  }
  if ((held.aside?.length ?? 0) >= limits.maxAside) return 'limit';
  putAside(draft, taken, record, placement);
  return 'aside';
}

function numberedOf({ signed: { batch, hash } }: TakenBatch) {
  const { bootEpoch, seq, previousHash, previous } = batch;
  return { bootEpoch, seq, previousHash, ...(previous && { previous }), hash };
}

/** It has no receipt that covers this, or it would have forgotten it. */
function repeated(draft: Draft, { gateway, signed }: TakenBatch): void {
  const { bootEpoch } = signed.batch;
  const name = `${gateway.id}/${bootEpoch}`;
  if (!draft.covered.has(name)) draft.covered.set(name, { gateway, bootEpoch });
}

function placed(draft: Draft, taken: TakenBatch, record: GatewayRecord, placement: Placed): void {
  const { gateway, signed, receivedAtMs } = taken;
  const { bootEpoch, readings } = signed.batch;
  const judged = judgedOf(record, taken);
  const { clock } = judged;
  const position = append(draft, taken, clock, true);
  draft.hear(eventsOf(readings, { receivedAt: receivedAtMs, clock, grade: 'signed' }), position);
  const opened = placement.opened.map((gap) => ({ ...gap, openedAtMs: receivedAtMs }));
  const known = opened.length > 0 ? [...record.gaps, ...opened] : record.gaps;
  const { gaps, told } = known.length > 0 ? filledGaps(known, placement.state) : { gaps: known, told: [] };
  draft.hear(
    told.map((notice) => sequenceEvent('gap-filled', gateway.name, notice, receivedAtMs)),
    position,
  );
  draft.changed.set(gateway.id, { ...recordAfter(record, taken, judged), state: placement.state, gaps });
  const { unbroken } = placement;
  if (unbroken && unbroken.seq !== unbrokenOf(record.state, bootEpoch)?.seq) {
    draft.covered.set(`${gateway.id}/${bootEpoch}`, { gateway, bootEpoch, unbroken });
  }
}

type PutAside = Extract<Placement, { kind: 'equivocation' | 'replay' }>;

function putAside(draft: Draft, taken: TakenBatch, record: GatewayRecord, placement: PutAside): void {
  const { gateway, signed, receivedAtMs } = taken;
  const judged = judgedOf(record, taken);
  const position = append(draft, taken, judged.clock, false);
  const fault = (name: SequenceEvent['fault']) => sequenceEvent(name, gateway.name, signed.batch, receivedAtMs);
  const restarts = placement.kind === 'equivocation' && placement.restarts;
  draft.hear(restarts ? [fault('equivocation'), fault('replay')] : [fault(placement.kind)], position);
  draft.changed.set(gateway.id, { ...recordAfter(record, taken, judged), hasAside: true });
}

function append(draft: Draft, taken: TakenBatch, clock: ClockTrust, isPlaced: boolean): number {
  const { gateway, signed, receivedAtMs } = taken;
  const { bootEpoch, seq, readings } = signed.batch;
  return draft.append({
    gateway: gateway.id,
    grade: 'signed',
    clock,
    isPlaced,
    number: { bootEpoch, seq },
    hash: signed.hash,
    envelope: signed.envelope,
    receivedAtMs,
    // What contradicts the sequence is evidence against its gateway, and no measurement.
    readings: isPlaced ? readings : [],
  });
}

const judgedOf = (record: GatewayRecord, { signed, receivedAtMs }: TakenBatch): JudgedClock =>
  judgeClock(record.clock, { sentAtMs: signed.batch.sentAtMs, receivedAtMs });

const recordAfter = (record: GatewayRecord, { receivedAtMs }: TakenBatch, judged: JudgedClock): GatewayRecord => ({
  ...record,
  clock: judged.record,
  lastReceivedAtMs: receivedAtMs,
});

export const sequenceEvent = (
  fault: SequenceEvent['fault'],
  gateway: string,
  { bootEpoch, seq }: GapNotice,
  at: number,
): SequenceEvent => ({ kind: 'sequence', fault, gateway, bootEpoch: `${bootEpoch}`, seq: `${seq}`, at });
