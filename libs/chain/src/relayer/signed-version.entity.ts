import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SentTransaction } from './sent-transaction.entity.js';

/** A transaction as signed with one fee. Any version may be the one that a block takes, so all are kept. */
@Entity({ schema: 'chain', name: 'signed_version' })
@Index('signed_version_order', ['transactionId', 'version'], { unique: true })
export class SignedVersion {
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @Column({ name: 'transaction_id', type: 'bigint' })
  transactionId!: string;

  /** From 1, with a higher fee each. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  raw!: string;

  /** Wei. */
  @Column({ name: 'max_fee_per_gas', type: 'numeric', precision: 78, scale: 0 })
  maxFeePerGas!: string;

  @Column({ name: 'signed_at', type: 'timestamptz', default: () => 'now()' })
  signedAt!: Date;

  @Column({ name: 'last_sent_at', type: 'timestamptz', nullable: true })
  lastSentAt!: Date | null;

  @ManyToOne(() => SentTransaction, (transaction) => transaction.versions, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'transaction_id', foreignKeyConstraintName: 'signed_version_of' })
  transaction!: Relation<SentTransaction>;
}
