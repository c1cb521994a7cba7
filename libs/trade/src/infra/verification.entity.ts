import type { ReviewDecision, VerificationInputs } from '@tallystick/act-types';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CheckedDocument, Financeable } from '../domain/check-papers.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import type { Check, Verdict } from '../domain/verdict.js';

/** A reviewer's decision with its signature. */
export interface SignedDecision {
  readonly message: ReviewDecision;
  readonly signature: string;
  /** ISO 8601. */
  readonly decidedAt: string;
}

/** One run of all checks on an invoice, as the verifier answered it. It never changes but for a reviewer's one decision; a new run is a new row. */
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

  /** On pass, or once a reviewer has accepted it. */
  @Column({ type: 'jsonb', nullable: true })
  attestation!: SignedAttestation | null;

  /** An attestation that only takes away: a lower cap, signed though the checks did not pass. */
  @Column({ type: 'jsonb', nullable: true })
  lowering!: SignedAttestation | null;

  /** What it was run on; null of what was verified before that was kept. */
  @Column({ type: 'jsonb', nullable: true })
  inputs!: VerificationInputs | null;

  /** 0x hex. */
  @Column({ name: 'input_hash', type: 'text', nullable: true })
  inputHash!: string | null;

  /** 0x hex, of the rules it was judged by. */
  @Column({ name: 'rule_set_hash', type: 'text', nullable: true })
  ruleSetHash!: string | null;

  /** The party that may decide on it when its verdict is `review`. */
  @Column({ type: 'bigint', nullable: true })
  reviewer!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  decision!: SignedDecision | null;

  @Column({ name: 'requested_by', type: 'bigint' })
  requestedBy!: string;

  @Column({ name: 'verified_at', type: 'timestamptz', default: () => 'now()' })
  verifiedAt!: Date;
}
