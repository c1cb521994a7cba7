import type { ActKind, FactKind } from '@tallystick/act-types';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

type Revocation = 'revoke-issue' | 'revoke-purchase' | 'revoke-lock' | 'revoke-pledge';

/**
 * All kinds of revocation emit one event, and so do a dispute that the parties begin or end and one that a court orders: the events do not tell
 * them apart, their digests do.
 */
export type RecordedActKind = Exclude<ActKind, Revocation | 'order-dispute'> | 'revoke' | FactKind;

/** An act that ran, or a fact that was stated, in a final block, whoever relayed it. */
@Entity({ schema: 'ledger', name: 'recorded_act' })
@Index('recorded_act_block', ['blockNumber', 'logIndex'])
export class RecordedAct {
  /** Of a fact its key. */
  @PrimaryColumn({ type: 'text' })
  digest!: string;

  @Column({ type: 'text' })
  kind!: RecordedActKind;

  @Column({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @Column({ name: 'block_time', type: 'timestamptz' })
  blockTime!: Date;

  @Column({ name: 'tx_hash', type: 'text' })
  txHash!: string;

  @Column({ name: 'log_index', type: 'integer' })
  logIndex!: number;
}
