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

/** Which entries of a site. Times are milliseconds since 1970, by the clock of the intake. */
export interface EntrySelection {
  readonly gateways?: readonly string[];
  /** The first position, and the first that is no part of it any more. */
  readonly from?: number;
  readonly to?: number;
  readonly receivedFromMs?: number;
  readonly receivedBeforeMs?: number;
}

const SELECTED = `
  FROM telemetry.evidence e JOIN telemetry.gateway g ON g.id = e.gateway
  WHERE e.site = $1 AND ($2::text[] IS NULL OR g.name = ANY ($2)) AND e.position >= $3 AND ($4::bigint IS NULL OR e.position < $4)
    AND ($5::timestamptz IS NULL OR (e.received_at >= $5 AND e.received_on >= ($5::timestamptz AT TIME ZONE 'UTC')::date))
    AND ($6::timestamptz IS NULL OR (e.received_at < $6 AND e.received_on <= ($6::timestamptz AT TIME ZONE 'UTC')::date))`;

function selected(site: string, selection: EntrySelection): unknown[] {
  const { gateways = null, from = 0, to = null, receivedFromMs, receivedBeforeMs } = selection;
  const times = [receivedFromMs, receivedBeforeMs].map((ms) => (ms === undefined ? null : new Date(ms)));
  return [site, gateways, from, to, ...times];
}

/** Where the entries stand and how large they are, in the order of the log: cheap, however large they are. */
export async function measureEntries(
  db: EntityManager,
  site: string,
  selection: EntrySelection,
  limit: number,
): Promise<{ readonly position: number; readonly bytes: number }[]> {
  const rows = await db.query<{ position: string; bytes: number }[]>(
    `SELECT e.position, octet_length(e.envelope) AS bytes ${SELECTED} ORDER BY e.position LIMIT $7`,
    [...selected(site, selection), limit],
  );
  return rows.map(({ position, bytes }) => ({ position: Number(position), bytes }));
}

export async function readEntries(db: EntityManager, site: string, positions: readonly number[]): Promise<LogEntry[]> {
  const rows = await db.query<EntryRow[]>(
    `SELECT ${ENTRY} FROM telemetry.evidence e JOIN telemetry.gateway g ON g.id = e.gateway
     WHERE e.site = $1 AND e.position = ANY ($2) ORDER BY e.position`,
    [site, positions],
  );
  return rows.map(entryOf);
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
