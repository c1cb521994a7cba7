import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The acts by which a bank buys. */
export const QUOTED_KINDS = ['purchase', 'lock'] as const;
export type QuotedKind = (typeof QUOTED_KINDS)[number];

/** A seller asks for the price of a fragment's tail, as the fragment is now. It binds nobody, and where it stands papers and ledger say. */
@Entity({ schema: 'papers', name: 'quote_request' })
export class QuoteRequest {
  /** UUID version 7. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  seller!: string;

  @Column({ type: 'numeric', precision: 58, scale: 0 })
  receivable!: string;

  @Column({ name: 'from_minor', type: 'numeric', precision: 20, scale: 0 })
  from!: string;

  @Column({ name: 'to_minor', type: 'numeric', precision: 20, scale: 0 })
  to!: string;

  @Column({ type: 'bigint' })
  version!: string;

  @Column({ name: 'amount_minor', type: 'numeric', precision: 20, scale: 0 })
  amountMinor!: string;

  @Column({ type: 'text' })
  kind!: QuotedKind;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  /** From then on it takes no quotes. */
  @Column({ type: 'timestamptz' })
  until!: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;
}
