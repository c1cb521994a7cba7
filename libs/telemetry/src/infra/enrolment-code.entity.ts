import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code by which one gateway may ask to come in, once. */
@Entity({ schema: 'telemetry', name: 'enrolment_code' })
export class EnrolmentCodeRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'integer' })
  gateway!: number;

  /** `hashOfEnrolmentCode`: the code itself is told once and kept nowhere. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  /** Codes of its gateway that were tried while it was open, and were not it. */
  @Column({ name: 'wrong_attempts', type: 'integer', default: 0 })
  wrongAttempts!: number;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
