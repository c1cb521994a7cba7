import type { Scope } from '@tallystick/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A machine's credential; what it shows is in `ApiClientSecret`. */
@Entity({ schema: 'papers', name: 'api_client' })
export class ApiClient {
  @PrimaryColumn({ name: 'client_id', type: 'text' })
  clientId!: string;

  @Column({ type: 'bigint' })
  party!: string;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'text', array: true })
  scopes!: Scope[];

  /** The credential of the same party that made it; null when a person, the operator or the settings did. */
  @Column({ name: 'created_by', type: 'text', nullable: true })
  createdBy!: string | null;

  /** The operator's, from OPERATOR_CLIENT_ID: no door changes it, or the next start would undo that. */
  @Column({ name: 'is_from_settings', type: 'boolean', default: false })
  isFromSettings!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Not taken before: the operator made it for an organisation that runs itself, which has until then to revoke it. */
  @Column({ name: 'starts_at', type: 'timestamptz', nullable: true })
  startsAt!: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  /** Of a token too, to the minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
