import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReceiptParty } from '../domain/records/trade-record.js';

/** What a warehouse receipt says, beside its bytes; what it does not say is empty. Seen only by who handed it in. */
@Entity({ schema: 'papers', name: 'warehouse_receipt' })
export class StoredReceipt {
  /** The record that it is. */
  @PrimaryColumn({ type: 'uuid' })
  record!: string;

  @Column({ name: 'submitted_by', type: 'bigint' })
  submittedBy!: string;

  @Column({ type: 'text' })
  number!: string;

  /** The operator's USCC, else its LEI, its GLN or its name: with the number what the receipt is known by. */
  @Column({ name: 'operator_code', type: 'text' })
  operatorCode!: string;

  /** `YYYY-MM-DD`. */
  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: string;

  @Column({ type: 'text' })
  commodity!: string;

  @Column({ type: 'text' })
  grade!: string;

  @Column({ type: 'text' })
  gtin!: string;

  @Column({ type: 'text' })
  lot!: string;

  @Column({ type: 'text' })
  container!: string;

  /** Decimal digits. */
  @Column({ type: 'numeric' })
  quantity!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  warehouse!: string;

  @Column({ type: 'text' })
  slot!: string;

  @Column({ type: 'jsonb' })
  operator!: ReceiptParty;

  @Column({ type: 'jsonb' })
  holder!: ReceiptParty;

  @Column({ name: 'received_at', type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;
}
