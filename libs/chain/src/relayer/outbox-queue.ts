import type { DataSource, EntityManager } from 'typeorm';
import type { ChainRefusal } from '../contracts/errors.js';
import type { ActCause } from '../outbox/act-cause.js';
import { OutboxEntry, type RelayFailure } from '../outbox/outbox-entry.entity.js';
import type { RelayerLimits } from './relayer-settings.js';

const CAUSE = { digest: true, kind: true, requestId: true, traceParent: true, enqueuedAt: true } as const;

/** The relayer's side of the outbox. */
export class OutboxQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: RelayerLimits,
  ) {}

  /** Entries whose turn it is, in order, locked against other lanes until the caller's transaction ends. */
  async take(tx: EntityManager): Promise<OutboxEntry[]> {
    return tx
      .createQueryBuilder(OutboxEntry, 'entry')
      .where(`entry.state = 'waiting' AND entry.next_attempt_at <= now()`)
      .orderBy('entry.position')
      .limit(this.limits.batchActs)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
  }

  async markSent(tx: EntityManager, digests: readonly string[], transactionId: string): Promise<void> {
    await tx.query(`UPDATE chain.outbox SET state = 'sent', transaction_id = $2 WHERE digest = ANY($1)`, [
      digests,
      transactionId,
    ]);
  }

  /** An attempt that failed, not the end of the act: it is tried again, later each time. */
  async markFailed(
    tx: EntityManager,
    digest: string,
    refusal: ChainRefusal,
    stage: RelayFailure['stage'],
  ): Promise<void> {
    const { code, kind, message, details } = refusal;
    const failure: RelayFailure = { code, kind, message, details, stage };
    await tx.query(
      `UPDATE chain.outbox o SET state = 'waiting', transaction_id = NULL, ended_at = NULL, attempts = attempts + 1,
         last_failure = $2, last_failure_at = now(),
         next_attempt_at = now() + least($3 * 2 ^ least(attempts, 20), $4) * interval '1 millisecond'
       WHERE digest = $1 AND NOT EXISTS (SELECT 1 FROM ledger.recorded_act r WHERE r.digest = o.digest)`,
      [digest, JSON.stringify(failure), this.limits.retryAfterMs, this.limits.retryAfterAtMostMs],
    );
  }

  async markIncluded(tx: EntityManager, transactionId: string): Promise<void> {
    await tx.query(`UPDATE chain.outbox SET state = 'included' WHERE transaction_id = $1 AND state = 'sent'`, [
      transactionId,
    ]);
  }

  /** The block that held the transaction is gone. */
  async markSentAgain(tx: EntityManager, transactionId: string): Promise<void> {
    await tx.query(`UPDATE chain.outbox SET state = 'sent' WHERE transaction_id = $1 AND state = 'included'`, [
      transactionId,
    ]);
  }

  /** The transaction will never run. */
  async release(tx: EntityManager, transactionId: string): Promise<void> {
    await tx.query(
      `UPDATE chain.outbox SET state = 'waiting', transaction_id = NULL, next_attempt_at = now()
       WHERE transaction_id = $1 AND ended_at IS NULL`,
      [transactionId],
    );
  }

  /** Those that a transaction carries, and which requests put them there. */
  async carriedBy(tx: EntityManager, transactionId: string): Promise<ActCause[]> {
    return tx.find(OutboxEntry, { where: { transactionId }, select: CAUSE });
  }

  /**
   * Ends entries by what `ledger` says, which is final: recorded, revoked, or expired. An act cannot run in a block later than its deadline,
   * and every block up to the cursor is projected; so one that is not there by then never comes.
   */
  async settle(): Promise<void> {
    await this.dataSource.query(SETTLE);
  }
}

/** Five statements, one after the other, that travel together: they run at each turn, and seldom find anything. */
const SETTLE = `
  UPDATE chain.outbox o SET state = 'recorded', ended_at = now()
  FROM ledger.recorded_act r WHERE r.digest = o.digest AND o.ended_at IS NULL;

  -- An anchor's event names no digest: a batch is recorded when the chain has every root of it, whoever had it anchored.
  UPDATE chain.outbox o SET state = 'recorded', ended_at = now()
  WHERE o.kind = 'anchor' AND o.ended_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM jsonb_path_query(o.message, '$.anchors[*]') AS said WHERE NOT EXISTS (
      SELECT 1 FROM ledger.anchor a WHERE a.log = o.message ->> 'log' AND a.site = said ->> 'site'
        AND a.tree_size = CASE WHEN said ->> 'treeSize' ~ '^[0-9]{1,20}$' THEN (said ->> 'treeSize')::numeric END
        AND a.root = said ->> 'root'));

  UPDATE chain.outbox o SET state = 'revoked', ended_at = now()
  FROM ledger.revoked_act r WHERE r.digest = o.digest AND o.ended_at IS NULL;

  UPDATE chain.outbox o SET state = 'expired', ended_at = now()
  FROM ledger.cursor c WHERE o.deadline < c.block_time AND o.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM ledger.recorded_act r WHERE r.digest = o.digest);

  -- Said to be included, by a receipt, in a block that is final and projected, and not recorded there: the receipt was wrong.
  UPDATE chain.outbox o SET state = 'waiting', transaction_id = NULL, next_attempt_at = now()
  FROM chain.sent_transaction t, ledger.cursor c
  WHERE o.transaction_id = t.id AND t.state = 'final' AND t.block_number <= c.block_number AND o.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM ledger.recorded_act r WHERE r.digest = o.digest)`;
