import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last recovery of a party's account that was proposed and not completed. While `account` is there it is open, and the party cannot act. */
@Entity({ schema: 'ledger', name: 'recovery' })
export class LedgerRecovery {
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  /** The proposed one; null when the recovery was stopped. */
  @Column({ type: 'text', nullable: true })
  account!: string | null;

  @Column({ name: 'completes_at', type: 'timestamptz', nullable: true })
  completesAt!: Date | null;

  /** None may be proposed before. */
  @Column({ name: 'rests_until', type: 'timestamptz', nullable: true })
  restsUntil!: Date | null;
}
