import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One-way, as on chain. */
export type ReceivableState = 'live' | 'overdue' | 'settled';

/** A receivable: the interval `[0, face)` of minor units that its debtor owes. */
@Entity({ schema: 'ledger', name: 'receivable' })
@Check('receivable_state', `state IN ('live', 'overdue', 'settled')`)
@Check('receivable_amounts', 'paid_minor <= retired_minor AND retired_minor <= face_minor')
@Index('receivable_debtor', ['debtor', 'receivable'])
@Index('receivable_creditor', ['creditor', 'receivable'])
@Index('receivable_live_due', ['dueAt'], { where: `state = 'live'` })
export class LedgerReceivable {
  @PrimaryColumn({ type: 'numeric', precision: 58, scale: 0 })
  receivable!: string;

  @Column({ type: 'bigint' })
  debtor!: string;

  /** To whom it was issued; who holds it now is in its fragments. */
  @Column({ type: 'bigint' })
  creditor!: string;

  /** Drawn on at issue; 0 for none. */
  @Column({ type: 'bigint' })
  programme!: string;

  @Column({ name: 'face_minor', type: 'numeric', precision: 20, scale: 0 })
  faceMinor!: string;

  @Column({ name: 'paid_minor', type: 'numeric', precision: 20, scale: 0 })
  paidMinor!: string;

  /** Paid or cancelled. */
  @Column({ name: 'retired_minor', type: 'numeric', precision: 20, scale: 0 })
  retiredMinor!: string;

  /** ISO 4217, numeric. */
  @Column({ type: 'integer' })
  currency!: number;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Index('receivable_nullifier')
  @Column({ type: 'text' })
  nullifier!: string;

  @Column({ type: 'text' })
  state!: ReceivableState;

  @Column({ name: 'issue_digest', type: 'text' })
  issueDigest!: string;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  @Column({ name: 'issued_block', type: 'bigint' })
  issuedBlock!: string;
}
