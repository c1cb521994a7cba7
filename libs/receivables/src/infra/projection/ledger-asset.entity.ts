import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The token that receivables of a currency are bought and paid with. */
@Entity({ schema: 'ledger', name: 'asset' })
export class LedgerAsset {
  /** ISO 4217, numeric. */
  @PrimaryColumn({ type: 'integer' })
  currency!: number;

  @Column({ type: 'text' })
  address!: string;
}
