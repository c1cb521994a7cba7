import type { Scope } from '@tallystick/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A machine's credential. Secrets are 256 random bits, so a plain SHA-256 keeps them safe at rest. */
@Entity({ schema: 'papers', name: 'api_client' })
export class ApiClient {
  @PrimaryColumn({ name: 'client_id', type: 'text' })
  clientId!: string;

  @Column({ type: 'bigint' })
  party!: string;

  @Column({ type: 'text' })
  label!: string;

  @Column({ name: 'secret_hash', type: 'text' })
  secretHash!: string;

  @Column({ type: 'text', array: true })
  scopes!: Scope[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
