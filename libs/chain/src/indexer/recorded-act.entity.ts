import type { ActKind } from '@tallystick/act-types';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Both kinds of revocation emit one event, so the chain does not tell them apart. */
export type RecordedActKind = Exclude<ActKind, 'revoke-issue' | 'revoke-purchase'> | 'revoke';

/** An act that ran in a final block, whoever relayed it. */
@Entity({ schema: 'ledger', name: 'recorded_act' })
@Index('recorded_act_block', ['blockNumber', 'logIndex'])
export class RecordedAct {
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
