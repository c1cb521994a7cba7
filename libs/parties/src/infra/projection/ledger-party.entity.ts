import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A party as the chain knows it: a number, an account, roles; never a name. */
@Entity({ schema: 'ledger', name: 'party' })
export class LedgerParty {
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  @Index('party_account', { unique: true })
  @Column({ type: 'text' })
  account!: string;

  /** Bits as in `PARTY_ROLES`. */
  @Column({ type: 'integer' })
  roles!: number;

  @Column({ name: 'verified_until', type: 'timestamptz' })
  verifiedUntil!: Date;

  @Column({ type: 'bigint' })
  epoch!: string;

  @Column({ name: 'enrolled_at', type: 'timestamptz' })
  enrolledAt!: Date;
}
