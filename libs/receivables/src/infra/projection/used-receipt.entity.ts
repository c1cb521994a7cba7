import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bank's payment that stood for a price or a claim, once. */
@Entity({ schema: 'ledger', name: 'used_receipt' })
export class UsedReceipt {
  @PrimaryColumn({ type: 'bigint' })
  bank!: string;

  @PrimaryColumn({ name: 'bank_reference', type: 'text' })
  bankReference!: string;

  @Column({ type: 'text' })
  digest!: string;
}
