import type { EntityManager } from 'typeorm';
import { compactRange, type CompactRange, EMPTY_RANGE } from '../domain/evidence/compact-range.js';
import type { ClockTrust, EvidenceGrade } from '../domain/rules/measurement.js';

/** What the log holds at a place, and what the intake made of it. */
export interface LogEntry {
  readonly position: number;
  readonly gateway: string;
  readonly grade: EvidenceGrade;
  readonly clock: ClockTrust;
  /** False of what is kept as evidence against its gateway. */
  readonly isPlaced: boolean;
  /** Null of what is no signed batch. */
  readonly bootEpoch: bigint | null;
  readonly seq: bigint | null;
  readonly envelope: Uint8Array;
  readonly receivedAtMs: number;
  readonly lease: bigint;
  readonly leaf: Uint8Array;
}

interface EntryRow {
  readonly position: string;
  readonly gateway: string;
  readonly grade: EvidenceGrade;
  readonly clock: ClockTrust;
  readonly is_placed: boolean;
  readonly boot_epoch: string | null;
  readonly seq: string | null;
  readonly envelope: Buffer;
  readonly received_at: Date;
  readonly lease: string;
  readonly leaf: Buffer;
}

/** @param site its number */
export async function readRange(db: EntityManager, site: string): Promise<CompactRange> {
  const rows = await db.query<{ size: string; subtrees: Buffer[] }[]>(
    'SELECT size, subtrees FROM telemetry.site_log WHERE site = $1',
    [site],
  );
  const [row] = rows;
  return row ? compactRange(Number(row.size), row.subtrees) : EMPTY_RANGE;
}

/** The columns of an entry, of `telemetry.evidence e` and `telemetry.gateway g`. */
const ENTRY = `e.position, g.name AS gateway, e.grade, e.clock, e.is_placed, e.boot_epoch, e.seq, e.envelope, e.received_at, e.lease, e.leaf`;

export async function findEntry(db: EntityManager, site: string, position: number): Promise<LogEntry | undefined> {
  const rows = await db.query<EntryRow[]>(
    `SELECT ${ENTRY} FROM telemetry.evidence e JOIN telemetry.gateway g ON g.id = e.gateway
     WHERE e.site = $1 AND e.position = $2`,
    [site, position],
  );
  return rows.map(entryOf)[0];
}

function entryOf({ position, is_placed, boot_epoch, seq, received_at, lease, ...row }: EntryRow): LogEntry {
  return {
    ...row,
    position: Number(position),
    isPlaced: is_placed,
    bootEpoch: boot_epoch === null ? null : BigInt(boot_epoch),
    seq: seq === null ? null : BigInt(seq),
    receivedAtMs: received_at.getTime(),
    lease: BigInt(lease),
  };
}
