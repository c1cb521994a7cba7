import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SiteKey as SiteKeyStatement } from '@tallystick/act-types';
import type { SignatureAlgorithm } from '../domain/cose/signature-algorithm.js';

/** What a site's operator has stated of a key, signed by its account. Never changed: an end is a statement of its own. */
@Entity({ schema: 'telemetry', name: 'site_key' })
export class SiteKey {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  site!: string;

  @Column({ type: 'text' })
  algorithm!: SignatureAlgorithm;

  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom!: Date;

  @Column({ name: 'valid_until', type: 'timestamptz', nullable: true })
  validUntil!: Date | null;

  @Column({ type: 'jsonb' })
  statement!: SiteKeyStatement;

  /** EIP-712, 0x hex. */
  @Column({ type: 'text' })
  digest!: string;

  /** That signed for the party then. */
  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text' })
  signature!: string;

  @Column({ name: 'stated_at', type: 'timestamptz' })
  statedAt!: Date;
}
