import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A challenge for a registration, which waits for its one answer, kept only as its SHA-256. */
// The table has the name of the challenges that it held first, those of sign-ins: backups and the log of migrations know it by that.
@Entity({ schema: 'papers', name: 'sign_in_challenge' })
export class RegistrationChallenge {
  @PrimaryColumn({ type: 'text' })
  hash!: string;

  /** The link that is being redeemed; null otherwise. */
  @Column({ type: 'uuid', nullable: true })
  link!: string | null;

  /** Who registers a passkey to act with; null otherwise. */
  @Column({ type: 'uuid', nullable: true })
  person!: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
