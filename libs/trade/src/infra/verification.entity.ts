import type { ActMessage } from '@tallystick/act-types';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckedDocument, Financeable } from '../domain/check-papers.js';
import type { Check, Verdict } from '../domain/verdict.js';

/** A trade attestation with its verifier's signature. */
export interface SignedAttestation {
  readonly message: ActMessage;
  readonly signature: string;
}

/** One run of all checks on an invoice, as the verifier answered it. It is never changed; a new run is a new row. */
@Entity({ schema: 'papers', name: 'verification' })
@Index('verification_invoice', ['invoice', 'id'])
@Index('verification_seller', ['seller', 'id'])
@Index('verification_buyer', ['buyer', 'id'])
export class Verification {
  /** UUID version 7. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Id of the invoice's document. */
  @Column({ type: 'uuid' })
  invoice!: string;

  @Column({ type: 'bigint' })
  seller!: string;

  @Column({ type: 'bigint' })
  buyer!: string;

  @Column({ type: 'text' })
  verdict!: Verdict;

  @Column({ type: 'jsonb' })
  documents!: readonly CheckedDocument[];

  @Column({ type: 'jsonb' })
  checks!: readonly Check[];

  @Column({ type: 'jsonb' })
  financeable!: readonly Financeable[];

  /** Only on pass. */
  @Column({ type: 'jsonb', nullable: true })
  attestation!: SignedAttestation | null;

  @Column({ name: 'requested_by', type: 'bigint' })
  requestedBy!: string;

  @Column({ name: 'verified_at', type: 'timestamptz', default: () => 'now()' })
  verifiedAt!: Date;
}
