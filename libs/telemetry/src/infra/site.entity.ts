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

  @Column({ name: 'operator_algorithm', type: 'text' })
  operatorAlgorithm!: SignatureAlgorithm;

  @Column({ name: 'operator_public_key', type: 'bytea' })
  operatorPublicKey!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
