import type { Scope } from '@tallystick/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An access token, kept only as its SHA-256. */
@Entity({ schema: 'papers', name: 'access_token' })
export class AccessToken {
  @PrimaryColumn({ name: 'token_hash', type: 'text' })
  tokenHash!: string;

  @Column({ name: 'client_id', type: 'text' })
  clientId!: string;

  /** The secret that it was got with, and ends with. */
  @Column({ type: 'uuid' })
  secret!: string;

  @Column({ type: 'text', array: true })
  scopes!: Scope[];

  @Index('access_token_expires_at')
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
