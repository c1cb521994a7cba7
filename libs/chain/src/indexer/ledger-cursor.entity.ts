import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The last final block whose events are in `ledger`; moves in the same transaction as they do. One row, none before the first block. */
@Entity({ schema: 'ledger', name: 'cursor' })
@Check('cursor_one', 'singleton')
export class LedgerCursor {
  @PrimaryColumn({ type: 'boolean' })
  singleton!: boolean;

  @Column({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @Column({ name: 'block_hash', type: 'text' })
  blockHash!: string;

  @Column({ name: 'block_time', type: 'timestamptz' })
  blockTime!: Date;
}
