import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignatureAlgorithm } from '../domain/cose/signature-algorithm.js';
import type { EnrolmentState } from '../domain/enrolment/enrolment-state.js';

/** A gateway that asks to come in. */
@Entity({ schema: 'telemetry', name: 'enrolment_request' })
export class EnrolmentRequest {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  site!: string;

  @Column({ type: 'integer' })
  gateway!: number;

  /** The code that it came with. */
  @Column({ type: 'uuid' })
  code!: string;

  @Column({ type: 'text' })
  algorithm!: SignatureAlgorithm;

  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  /** PKCS#10, DER. */
  @Column({ name: 'certificate_request', type: 'bytea' })
  certificateRequest!: Buffer;

  /** SHA-256 of the secret by which it hears what became of it. */
  @Column({ name: 'poll_hash', type: 'bytea' })
  pollHash!: Buffer;

  @Column({ type: 'text', default: 'pending' })
  state!: EnrolmentState;

  @Column({ name: 'refusal_reason', type: 'text', nullable: true })
  refusalReason!: string | null;

  /** Of an approved one. */
  @Column({ name: 'gateway_key', type: 'uuid', nullable: true })
  gatewayKey!: string | null;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;
}
