import { Check, Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { SignedVersion } from './signed-version.entity.js';

/**
 * `sent`: in no block that we know of; `included`: in a block that may still go; `final`; `dead`: its nonce was used by a transaction that
 * is not ours.
 */
export type TransactionState = 'sent' | 'included' | 'final' | 'dead';

/** One nonce of a relayer key and the batch of acts that it carries, for ever the same batch whatever the fee. */
@Entity({ schema: 'chain', name: 'sent_transaction' })
@Check('sent_transaction_state', `state IN ('sent', 'included', 'final', 'dead')`)
@Check('sent_transaction_block', `(state IN ('included', 'final')) = (block_hash IS NOT NULL)`)
@Index('sent_transaction_nonce', ['lane', 'nonce'], { unique: true })
export class SentTransaction {
  /** The order in which transactions were first sent, and in which they go out again after a fall. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** The relayer's address. */
  @Column({ type: 'text' })
  lane!: string;

  @Column({ type: 'bigint' })
  nonce!: string;

  @Column({ type: 'text', default: 'sent' })
  state!: TransactionState;

  @Column({ name: 'block_number', type: 'bigint', nullable: true })
  blockNumber!: string | null;

  @Column({ name: 'block_hash', type: 'text', nullable: true })
  blockHash!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @OneToMany(() => SignedVersion, (version) => version.transaction)
  versions!: Relation<SignedVersion>[];
}
