import type { ClientBase } from 'pg';
import type { Reading } from '../../domain/batch/batch.js';
import type { StoredNode } from '../../domain/evidence/tree-nodes.js';
import type { ClockTrust, EvidenceGrade } from '../../domain/rules/measurement.js';
import { BinaryRows, DAY_MS } from './binary-rows.js';
import { copyIn } from './copy-in.js';

/** A row of the evidence, and the subtrees that its leaf completed. */
export interface Evidence {
  readonly position: number;
  readonly gateway: number;
  readonly grade: EvidenceGrade;
  readonly clock: ClockTrust;
  readonly isPlaced: boolean;
  /** Of signed batches alone. */
  readonly number?: { readonly bootEpoch: bigint; readonly seq: bigint };
  readonly hash: Uint8Array;
  readonly envelope: Uint8Array;
  readonly receivedAtMs: number;
  readonly leaf: Uint8Array;
  readonly nodes: readonly StoredNode[];
  /** Those that have rows of their own. */
  readonly readings: readonly Reading[];
}

/** The day of receipt, UTC, in days since 1970: its partition. */
export const dayOf = (receivedAtMs: number): number => Math.floor(receivedAtMs / DAY_MS);

const EVIDENCE =
  'telemetry.evidence (received_on, site, position, gateway, grade, clock, is_placed, boot_epoch, seq, hash, envelope, received_at, lease, leaf)';
const EVIDENCE_FIXED_BYTES = 250;

export function copyEvidence(
  db: ClientBase,
  { site, lease }: { readonly site: number; readonly lease: bigint },
  evidence: readonly Evidence[],
): Promise<void> {
  const bytes = evidence.reduce((sum, { envelope }) => sum + envelope.length + EVIDENCE_FIXED_BYTES, 64);
  const rows = new BinaryRows(bytes);
  for (const { position, gateway, grade, clock, isPlaced, number, hash, envelope, receivedAtMs, leaf } of evidence) {
    rows.row(14).date(dayOf(receivedAtMs)).int8(site).int8(position).int4(gateway);
    rows.text(grade).text(clock).bool(isPlaced);
    if (number) rows.int8(number.bootEpoch).int8(number.seq);
    else rows.null().null();
    rows.bytea(hash).bytea(envelope).instant(receivedAtMs).int8(lease).bytea(leaf);
  }
  return copyIn(db, EVIDENCE, rows);
}

const NODES = 'telemetry.log_node (site, level, index, hash)';
const NODE_BYTES = 70;

/** Of level 1 and above; the leaves are with the evidence. */
export function copyNodes(db: ClientBase, site: number, evidence: readonly Evidence[]): Promise<void> {
  const rows = new BinaryRows(evidence.length * NODE_BYTES);
  for (const { nodes } of evidence) {
    for (const { level, index, hash } of nodes) {
      if (level > 0) rows.row(4).int8(site).int2(level).int8(index).bytea(hash);
    }
  }
  return copyIn(db, NODES, rows);
}

const READINGS =
  'telemetry.reading (received_on, series, at, position, ordinal, value_unscaled, value_scale, uncertainty_unscaled, uncertainty_scale)';
const READING_BYTES = 86;

/** @param seriesOf a reading's series; one without has no row */
export function copyReadings(
  db: ClientBase,
  evidence: readonly Evidence[],
  seriesOf: (gateway: number, reading: Reading) => number | undefined,
): Promise<void> {
  const count = evidence.reduce((sum, { readings }) => sum + readings.length, 0);
  const rows = new BinaryRows(64 + count * READING_BYTES);
  for (const { receivedAtMs, position, gateway, readings } of evidence) {
    const day = dayOf(receivedAtMs);
    for (const [ordinal, reading] of readings.entries()) {
      const series = seriesOf(gateway, reading);
      if (series === undefined) continue;
      const { atMs, value, uncertainty } = reading;
      rows.row(9).date(day).int4(series).instant(atMs).int8(position).int2(ordinal);
      rows.int8(value.unscaled).int2(value.scale);
      if (uncertainty) rows.int8(uncertainty.unscaled).int2(uncertainty.scale);
      else rows.null().null();
    }
  }
  return copyIn(db, READINGS, rows);
}
