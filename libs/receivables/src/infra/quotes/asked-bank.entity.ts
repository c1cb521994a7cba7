import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bank that is asked for a price. */
@Entity({ schema: 'papers', name: 'quote_request_bank' })
export class AskedBank {
  @PrimaryColumn({ type: 'uuid' })
  request!: string;

  @PrimaryColumn({ type: 'bigint' })
  bank!: string;

  @Column({ name: 'declined_at', type: 'timestamptz', nullable: true })
  declinedAt!: Date | null;

  /** Why it names no price, for the seller. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
