import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A passkey that a person signs in with. It signs no act, and no key of an account is ever one of these. */
@Entity({ schema: 'papers', name: 'sign_in_passkey' })
export class SignInPasskey {
  /** Base64url, as the authenticator gave it. */
  @PrimaryColumn({ name: 'credential_id', type: 'text' })
  credentialId!: string;

  @Column({ type: 'uuid' })
  person!: string;

  /** COSE_Key (RFC 9052). */
  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  /** Of a P-256 key: x and y in 128 lower-case hex digits, as keys of accounts have them. */
  @Column({ name: 'p256_point', type: 'text', nullable: true })
  p256Point!: string | null;

  /** As of the last sign-in; 0 of authenticators that do not count. */
  @Column({ name: 'sign_count', type: 'bigint' })
  signCount!: string;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'replaced_at', type: 'timestamptz', nullable: true })
  replacedAt!: Date | null;
}
