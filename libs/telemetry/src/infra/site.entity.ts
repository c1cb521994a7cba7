import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignatureAlgorithm } from '../domain/cose/signature-algorithm.js';

/** A warehouse, named `site-` and its number, and the key by which its operator vouches for gateways. */
@Entity({ schema: 'telemetry', name: 'site' })
export class Site {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  number!: string;

  /** Party number. */
  @Column({ type: 'bigint' })
  operator!: string;

  /** What people call it. */
  @Column({ type: 'text' })
  name!: string;

  /** Of the key that its operator stated last, as long as that holds; none before. All of them, with what vouches for them, are `SiteKey`s. */
  @Column({ name: 'operator_algorithm', type: 'text', nullable: true })
  operatorAlgorithm!: SignatureAlgorithm | null;

  @Column({ name: 'operator_public_key', type: 'bytea', nullable: true })
  operatorPublicKey!: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
