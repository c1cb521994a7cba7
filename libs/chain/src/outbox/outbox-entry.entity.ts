import type { ActKind, ActMessage, AnchorBatch, FactKind } from '@tallystick/act-types';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * `waiting` to be put into a transaction; `sent` in one that the relayer has signed; `included` in a block that is not final yet; then one
 * of the three ends. A failed attempt goes back to `waiting`.
 */
export type OutboxState = 'waiting' | 'sent' | 'included' | 'recorded' | 'expired' | 'revoked';

/** Why the last attempt to record an act failed; a later attempt may succeed. */
export interface RelayFailure {
  readonly code: string;
  readonly kind: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether the chain was only asked, or the act failed inside a block. */
  readonly stage: 'check' | 'block';
}

/** What a log signs of its sites' trees; no act, and it goes the way of acts. */
export const ANCHOR_KIND = 'anchor' as const;

/** A fully signed act, a fact that needs no signature, or a log's signed anchors, on their way to the chain. */
@Entity({ schema: 'chain', name: 'outbox' })
@Check('outbox_state', `state IN ('waiting', 'sent', 'included', 'recorded', 'expired', 'revoked')`)
@Index('outbox_waiting', ['nextAttemptAt', 'position'], { where: `state = 'waiting'` })
@Index('outbox_open', ['position'], { where: 'ended_at IS NULL' })
@Index('outbox_open_fact', ['kind', 'message'], { where: `signatures = '{}' AND ended_at IS NULL` })
@Index('outbox_transaction', ['transactionId'], { where: 'transaction_id IS NOT NULL' })
export class OutboxEntry {
  /** The order in which acts are put into transactions. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  position!: string;

  /** Of a fact its key. */
  @Index('outbox_digest', { unique: true })
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text' })
  kind!: ActKind | FactKind | typeof ANCHOR_KIND;

  @Column({ type: 'jsonb' })
  message!: ActMessage | AnchorBatch;

  @Column({ type: 'jsonb', nullable: true })
  attachment!: ActMessage | null;

  /** In the order of the act's table, a signed attachment's last. */
  @Column({ type: 'text', array: true })
  signatures!: string[];

  /** The act cannot run in a block later than this. */
  @Column({ type: 'timestamptz' })
  deadline!: Date;

  @Column({ type: 'text', default: 'waiting' })
  state!: OutboxState;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column({ name: 'last_failure', type: 'jsonb', nullable: true })
  lastFailure!: RelayFailure | null;

  @Column({ name: 'last_failure_at', type: 'timestamptz', nullable: true })
  lastFailureAt!: Date | null;

  /** The transaction that carries it, while one does. */
  @Column({ name: 'transaction_id', type: 'bigint', nullable: true })
  transactionId!: string | null;

  @Column({ name: 'enqueued_at', type: 'timestamptz', default: () => 'now()' })
  enqueuedAt!: Date;

  /** Of the request that put it here, for the lines that tell what becomes of it; null where none did. */
  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null;

  /** Of that request's span, as W3C Trace Context has it; null unless it was traced. */
  @Column({ name: 'trace_parent', type: 'text', nullable: true })
  traceParent!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
