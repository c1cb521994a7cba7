import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a log signed and the chain did not anchor, as it had another size by then. With another root than the one anchored it convicts the log. */
@Entity({ schema: 'ledger', name: 'anchor_passed_over' })
export class PassedOverAnchor {
  @PrimaryColumn({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @PrimaryColumn({ name: 'log_index', type: 'integer' })
  logIndex!: number;

  @Column({ type: 'text' })
  log!: string;

  @Column({ type: 'text' })
  site!: string;

  /** Leaves, as signed. */
  @Column({ name: 'tree_size', type: 'numeric', precision: 20, scale: 0 })
  treeSize!: string;

  /** Leaves, as anchored by then. */
  @Column({ name: 'anchored_size', type: 'numeric', precision: 20, scale: 0 })
  anchoredSize!: string;

  @Column({ type: 'text' })
  root!: string;

  @Column({ name: 'block_time', type: 'timestamptz' })
  blockTime!: Date;

  @Column({ name: 'tx_hash', type: 'text' })
  txHash!: string;
}
