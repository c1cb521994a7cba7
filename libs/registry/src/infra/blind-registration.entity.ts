import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bank's word that it finances an invoice, which nobody but a bank that holds the same invoice can name. */
@Entity({ schema: 'papers', name: 'blind_registration' })
export class BlindRegistration {
  /** UUID version 7: sorts by when it was registered. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Party number. */
  @Column({ type: 'bigint' })
  bank!: string;

  /** Which key the tags were made with. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  /** Hex. Unique among those that are live. */
  @Column({ type: 'text' })
  exact!: string;

  /** Hex: the buckets that the invoice's figures lie in. */
  @Column({ type: 'text', array: true })
  near!: string[];

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt!: Date;

  /** Null while it is live. */
  @Column({ name: 'released_at', type: 'timestamptz', nullable: true })
  releasedAt!: Date | null;
}
