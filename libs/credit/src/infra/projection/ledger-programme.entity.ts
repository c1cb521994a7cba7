import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A bank's line on a core enterprise. What is drawn of it is in `ProgrammeOutstanding`. */
@Entity({ schema: 'ledger', name: 'programme' })
export class LedgerProgramme {
  @PrimaryColumn({ type: 'bigint' })
  programme!: string;

  @Index('programme_bank')
  @Column({ type: 'bigint' })
  bank!: string;

  @Index('programme_debtor')
  @Column({ type: 'bigint' })
  debtor!: string;

  /** The only account that the bank takes for the debtor's. */
  @Column({ name: 'debtor_account', type: 'text' })
  debtorAccount!: string;

  /** ISO 4217, numeric. */
  @Column({ type: 'integer' })
  currency!: number;

  @Column({ name: 'limit_minor', type: 'numeric', precision: 20, scale: 0 })
  limitMinor!: string;

  @Column({ name: 'max_tenor_days', type: 'integer' })
  maxTenorDays!: number;

  /** Party numbers of the verifiers whose word the bank takes. */
  @Column({ type: 'bigint', array: true })
  verifiers!: string[];

  @Column({ type: 'boolean' })
  open!: boolean;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;
}
