import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignatureAlgorithm } from '../domain/cose/signature-algorithm.js';

/** A key that a gateway signs with, by the word of its site's operator. */
@Entity({ schema: 'telemetry', name: 'gateway_key' })
export class GatewayKey {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'integer' })
  gateway!: number;

  @Column({ name: 'key_id', type: 'bytea' })
  keyId!: Buffer;

  @Column({ type: 'text' })
  algorithm!: SignatureAlgorithm;

  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  /** The operator's word, COSE_Sign1; taken back, the one with the end. */
  @Column({ type: 'bytea' })
  enrolment!: Buffer;

  @Column({ name: 'not_before', type: 'timestamptz' })
  notBefore!: Date;

  /** The end of the enrolment, when it has one. */
  @Column({ name: 'not_after', type: 'timestamptz', nullable: true })
  notAfter!: Date | null;

  /** From when on it counts no more, though its enrolment says nothing of it: the operator's key that signed it ends then. */
  @Column({ name: 'taken_back_at', type: 'timestamptz', nullable: true })
  takenBackAt!: Date | null;
}

/** Whether a key counts no more. */
export function isOver(
  { notAfter, takenBackAt }: Pick<GatewayKey, 'notAfter' | 'takenBackAt'>,
  nowMs: number,
): boolean {
  return [notAfter, takenBackAt].some((end) => end !== null && end.getTime() <= nowMs);
}
