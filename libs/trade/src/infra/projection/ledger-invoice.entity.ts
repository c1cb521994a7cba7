import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the chain knows of an invoice: by its keyed nullifier, what may be financed in all and what already is. */
@Entity({ schema: 'ledger', name: 'invoice' })
export class LedgerInvoice {
  @PrimaryColumn({ type: 'text' })
  nullifier!: string;

  @Column({ name: 'cap_minor', type: 'numeric', precision: 20, scale: 0 })
  capMinor!: string;

  @Column({ name: 'used_minor', type: 'numeric', precision: 20, scale: 0 })
  usedMinor!: string;

  /** Of the attestation that set the cap. */
  @Column({ type: 'bigint' })
  sequence!: string;

  @Column({ type: 'bigint' })
  verifier!: string;

  /** More was financed than the present cap allows: the cap came down later. */
  @Column({ name: 'over_financed', type: 'boolean' })
  overFinanced!: boolean;
}
