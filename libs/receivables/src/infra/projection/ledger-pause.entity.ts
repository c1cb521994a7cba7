import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last pause of the ledger; over when its time has come. One row, none before the first. */
@Entity({ schema: 'ledger', name: 'pause' })
export class LedgerPause {
  @PrimaryColumn({ type: 'boolean' })
  singleton!: true;

  @Column({ name: 'paused_until', type: 'timestamptz' })
  pausedUntil!: Date;

  /** Of the last pause or end of one; the next one's is one more. */
  @Column({ type: 'bigint' })
  sequence!: string;
}
