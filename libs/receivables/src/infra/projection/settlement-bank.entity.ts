import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The bank whose receipts count for a payee. */
@Entity({ schema: 'ledger', name: 'settlement_bank' })
export class SettlementBank {
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  /** 0 for none. */
  @Index('settlement_bank_bank')
  @Column({ type: 'bigint' })
  bank!: string;

  /** Of the last naming; the next one's is one more. */
  @Column({ type: 'bigint' })
  sequence!: string;
}
