import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a frozen fragment is frozen, until the freeze is lifted or lapses. */
@Entity({ schema: 'ledger', name: 'fragment_freeze' })
export class FragmentFreeze {
  @PrimaryColumn({ type: 'numeric', precision: 58, scale: 0 })
  receivable!: string;

  @PrimaryColumn({ name: 'from_minor', type: 'numeric', precision: 20, scale: 0 })
  from!: string;

  /** Unless an order confirms it before. */
  @Column({ name: 'lapses_at', type: 'timestamptz' })
  lapsesAt!: Date;

  /** Null while no order was shown. */
  @Column({ name: 'order_hash', type: 'text', nullable: true })
  order!: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;
}
