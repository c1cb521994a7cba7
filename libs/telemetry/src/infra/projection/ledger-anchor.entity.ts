import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tree that the chain has, of any log: anybody may keep one, so whoever asks names the log. */
@Entity({ schema: 'ledger', name: 'anchor' })
export class LedgerAnchor {
  /** The log's account, checksummed. */
  @PrimaryColumn({ type: 'text' })
  log!: string;

  /** As the chain names it, 0x and 64 hex digits. */
  @PrimaryColumn({ type: 'text' })
  site!: string;

  /** Leaves. */
  @PrimaryColumn({ name: 'tree_size', type: 'numeric', precision: 20, scale: 0 })
  treeSize!: string;

  /** Leaves when it was anchored before; 0 if it never was. */
  @Column({ name: 'previous_size', type: 'numeric', precision: 20, scale: 0 })
  previousSize!: string;

  /** 0x hex. */
  @Column({ type: 'text' })
  root!: string;

  @Column({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @Column({ name: 'block_time', type: 'timestamptz' })
  blockTime!: Date;

  @Column({ name: 'tx_hash', type: 'text' })
  txHash!: string;

  @Column({ name: 'log_index', type: 'integer' })
  logIndex!: number;
}
