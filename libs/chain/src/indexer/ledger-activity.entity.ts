import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something on chain that concerns a party: one row per event and party. */
@Entity({ schema: 'ledger', name: 'activity' })
export class LedgerActivity {
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  /** Rises with block and place in the block, with gaps; the same after a rebuild. */
  @PrimaryColumn({ type: 'bigint' })
  seq!: string;

  /** The event in kebab-case: `fragment-transferred`. */
  @Column({ type: 'text' })
  type!: string;

  /** The id of what it is about: a receivable, programme, party, nullifier, digest or account. */
  @Column({ type: 'text' })
  subject!: string;

  /** Of the act behind it, if one is. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
