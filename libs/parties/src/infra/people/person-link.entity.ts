import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which a person registers the passkey to sign in with, once. Its code is told once and kept nowhere. */
@Entity({ schema: 'papers', name: 'person_link' })
export class PersonLink {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  person!: string;

  @Column({ name: 'code_hash', type: 'text', unique: true })
  codeHash!: string;

  /** The credential that made it: `clientId` of its principal. */
  @Column({ name: 'made_by', type: 'text' })
  madeBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;
}
