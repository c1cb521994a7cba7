import { type ClockSample, judgeClock } from '../../domain/batch/clock-trust.js';
import { overdueGaps } from '../../domain/batch/sequence/watched-gaps.js';
import { eventsOf } from '../../domain/rules/events-of-readings.js';
import type { GatewayRecord } from '../../infra/intake/gateway-records.js';
import type { Draft } from './draft.js';
import type { OpenedReadings, OpenedStatus } from './opened-arrival.js';
import { sequenceEvent } from './take-batch.js';

/** A message of another dialect: in the log by its raw bytes, with its lower grade. It has no number, so it has its place whatever came before. */
export function takeReadings(
  draft: Draft,
  { gateway, hash, readings, grade }: OpenedReadings,
  envelope: Uint8Array,
  receivedAtMs: number,
): void {
  const record = draft.record(gateway);
  const judged = judgeClock(record.clock, sampleOf(readings, receivedAtMs));
  const { clock } = judged;
  const row = { gateway: gateway.id, grade, clock, isPlaced: true, hash, envelope, receivedAtMs, readings };
  const position = draft.append(row);
  draft.hear(eventsOf(readings, { receivedAt: receivedAtMs, clock, grade }), position);
  draft.changed.set(gateway.id, { ...record, clock: judged.record, lastReceivedAtMs: receivedAtMs });
}

/** Such a message does not say when it was sent: not before the newest of its readings. */
function sampleOf(readings: OpenedReadings['readings'], receivedAtMs: number): ClockSample {
  const newest = readings.reduce((latest, { atMs }) => Math.max(latest, atMs), Number.NEGATIVE_INFINITY);
  return { sentAtMs: readings.length > 0 ? newest : receivedAtMs, receivedAtMs };
}

/** @param seenAtMs when its newest connection began, as far as this intake saw */
export function takeStatus(
  draft: Draft,
  { gateway, connectedAtMs }: OpenedStatus,
  seenAtMs: number | undefined,
  receivedAtMs: number,
): void {
  const record = draft.record(gateway);
  const newest = Math.max(connectedAtMs, seenAtMs ?? connectedAtMs, record.connectedAtMs ?? connectedAtMs);
  const about = { gateway: gateway.name, at: receivedAtMs, connectedAt: connectedAtMs, newestConnectedAt: newest };
  draft.hear([{ kind: 'will', ...about }], null);
  draft.changed.set(gateway.id, { ...record, connectedAtMs: newest });
}

/** The server's timer: what has been missing for too long is told, and the rules hear what time it is. */
export function takeTick(
  draft: Draft,
  records: ReadonlyMap<number, GatewayRecord>,
  nowMs: number,
  gapMs: number,
): void {
  for (const [id, { name }] of records) {
    const record = draft.record({ id, name });
    if (record.gaps.length === 0) continue;
    const { gaps, told } = overdueGaps(record.gaps, record.state, nowMs, gapMs);
    if (gaps.length === record.gaps.length && told.length === 0) continue;
    draft.changed.set(id, { ...record, gaps });
    draft.hear(
      told.map((notice) => sequenceEvent('gap', name, notice, nowMs)),
      null,
    );
  }
  draft.hear([{ kind: 'tick', at: nowMs }], null);
}
