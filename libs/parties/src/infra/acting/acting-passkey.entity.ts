import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A passkey that a person acts with, once it is one of their party’s account. It signs nobody in. */
@Entity({ schema: 'papers', name: 'acting_passkey' })
export class ActingPasskey {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  person!: string;

  /** By which the person knows it. */
  @Column({ type: 'text' })
  label!: string;

  /** Base64url, as the authenticator gave it. */
  @Column({ name: 'credential_id', type: 'text' })
  credentialId!: string;

  /** COSE_Key (RFC 9052). */
  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  /** As an account has it: the passkey verifier, x and y, 84 bytes in 0x hex, small letters. */
  @Column({ type: 'text' })
  key!: string;

  /** The party's account when it was registered, checksummed, which the proof of possession names; null of one that had declared none. */
  @Column({ type: 'text', nullable: true })
  account!: string | null;

  /** How the authenticator is reached, for a browser. */
  @Column({ type: 'text', array: true })
  transports!: string[];

  /** The authenticator's model: vouched for where an attestation is asked for, else its own word. */
  @Column({ type: 'text' })
  aaguid!: string;

  /** The format of the attestation that was checked; `none` without. */
  @Column({ type: 'text' })
  attestation!: string;

  @Column({ name: 'is_backup_eligible', type: 'boolean' })
  isBackupEligible!: boolean;

  /** The highest seen; 0 of authenticators that do not count. */
  @Column({ name: 'sign_count', type: 'bigint' })
  signCount!: string;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt!: Date;

  /** When it was proved that the person has it; unusable until then. */
  @Column({ name: 'proved_at', type: 'timestamptz', nullable: true })
  provedAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  /** When the chain was first seen to have it among the account's signers: a note of what the chain said, and nobody's word. */
  @Column({ name: 'seen_on_account_at', type: 'timestamptz', nullable: true })
  seenOnAccountAt!: Date | null;

  /** By its person or an administrator. */
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  /** When it counted as a copy would; null again once an administrator looked at it. */
  @Column({ name: 'suspected_at', type: 'timestamptz', nullable: true })
  suspectedAt!: Date | null;
}
