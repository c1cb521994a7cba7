import type { EntityManager } from 'typeorm';
import type { ActCause } from '../outbox/act-cause.js';
import type { VerifiedBlock } from './block-logs.js';

export interface RecordedCause extends ActCause {
  /** Its hash. */
  readonly transaction: string;
}

const RECORDED = `
  SELECT o.digest, o.kind, o.request_id AS "requestId", o.trace_parent AS "traceParent", o.enqueued_at AS "enqueuedAt", r.tx_hash AS transaction
  FROM ledger.recorded_act r JOIN chain.outbox o USING (digest)
  WHERE r.block_number BETWEEN $1 AND $2 ORDER BY r.block_number, r.log_index`;

/** Of what blocks record, and is projected, that which went through our outbox, and which requests put it there. */
export async function causesOf(blocks: readonly VerifiedBlock[], tx: EntityManager): Promise<readonly RecordedCause[]> {
  const numbers = blocks.flatMap(({ header, logs }) => (logs.length > 0 ? [header.number] : []));
  const [first, last] = [numbers[0], numbers.at(-1)];
  return first === undefined || last === undefined ? [] : tx.query<RecordedCause[]>(RECORDED, [first, last]);
}
