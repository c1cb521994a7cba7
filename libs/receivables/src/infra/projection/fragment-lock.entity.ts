import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** For whom a locked fragment is held, until it is settled or unlocked. */
@Entity({ schema: 'ledger', name: 'fragment_lock' })
export class FragmentLock {
  @PrimaryColumn({ type: 'numeric', precision: 58, scale: 0 })
  receivable!: string;

  @PrimaryColumn({ name: 'from_minor', type: 'numeric', precision: 20, scale: 0 })
  from!: string;

  @Index('fragment_lock_buyer')
  @Column({ type: 'bigint' })
  buyer!: string;

  /** Of the buyer; keeps room for the part. */
  @Index('fragment_lock_programme')
  @Column({ type: 'bigint' })
  programme!: string;

  @Column({ name: 'price_minor', type: 'numeric', precision: 20, scale: 0 })
  priceMinor!: string;

  /** Whose receipt of the price counts. */
  @Index('fragment_lock_settlement_bank')
  @Column({ name: 'settlement_bank', type: 'bigint' })
  settlementBank!: string;

  @Column({ name: 'pay_by', type: 'timestamptz' })
  payBy!: Date;

  /** From then on anybody may undo the lock. */
  @Index('fragment_lock_unlock_from')
  @Column({ name: 'unlock_from', type: 'timestamptz' })
  unlockFrom!: Date;
}
