import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What an account has of the deposit token; kept at zero once it had some. */
@Entity({ schema: 'ledger', name: 'deposit_balance' })
@Check('deposit_balance_not_negative', 'balance_minor >= 0')
export class DepositBalance {
  @PrimaryColumn({ type: 'text' })
  account!: string;

  @Column({ name: 'balance_minor', type: 'numeric', precision: 78, scale: 0 })
  balanceMinor!: string;
}
