import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret of a credential: one, or two while one takes over from the other. 256 random bits, so a plain SHA-256 keeps them safe at rest. */
@Entity({ schema: 'papers', name: 'api_client_secret' })
export class ApiClientSecret {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ name: 'client_id', type: 'text' })
  clientId!: string;

  @Column({ type: 'text' })
  hash!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Set when another takes over; its tokens end with it. */
  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  /** When a token was last got with it. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;
}
