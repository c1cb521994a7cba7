import type { FactKind, FactMessage } from '@tallystick/act-types';
import type { EntityManager } from 'typeorm';
import type { TrueFact } from './state-fact.js';

interface DueFactRow {
  readonly message: FactMessage;
  readonly parties: readonly string[];
}

/** What has come true of a kind by then and is not on its way to the chain, the oldest first. */
export async function findDueFacts(
  manager: EntityManager,
  kind: FactKind,
  now: Date,
  limit: number,
): Promise<TrueFact[]> {
  const rows = await manager.query<DueFactRow[]>(
    // Whom they concern is looked up of the batch alone: behind a long outage many may have come true.
    `SELECT batch.message, (
       SELECT same.parties FROM ledger.due_fact same
       WHERE same.kind = $1 AND same.subject = batch.subject AND same.message = batch.message
     ) AS parties FROM (
       SELECT fact.subject, fact.message, fact.since FROM ledger.due_fact fact
       WHERE fact.kind = $1 AND fact.since <= $2::timestamptz - fact.grace AND NOT EXISTS (
         SELECT 1 FROM chain.outbox o
         WHERE o.kind = $1 AND o.message = fact.message AND o.signatures = '{}' AND o.ended_at IS NULL)
       ORDER BY fact.since LIMIT $3
     ) batch ORDER BY batch.since`,
    [kind, now, limit],
  );
  return rows.map(({ message, parties }) => ({ kind, message, parties }));
}

/** Whom a fact that comes true by itself concerns, by the ledger of now. */
export async function partiesOfFact(
  manager: EntityManager,
  kind: FactKind,
  message: FactMessage,
): Promise<readonly string[]> {
  const rows = await manager.query<DueFactRow[]>(
    'SELECT fact.parties FROM ledger.due_fact fact WHERE fact.kind = $1 AND fact.subject = $2 AND fact.message = $3',
    [kind, message.receivable ?? message.party, message],
  );
  return rows[0]?.parties ?? [];
}
