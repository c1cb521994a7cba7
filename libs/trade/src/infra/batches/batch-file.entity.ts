import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileState } from '../../domain/batches/file-state.js';
import type { Finding } from '../../domain/finding.js';

/** Why a file was refused, as `POST /v1/documents` would have said it. */
export interface FileRefusal {
  readonly code: string;
  readonly detail: string;
  /** With their places in the document. */
  readonly findings?: readonly Finding[];
}

/** One file of a batch, and what became of it. */
@Entity({ schema: 'papers', name: 'batch_file' })
export class BatchFile {
  @PrimaryColumn({ type: 'uuid' })
  batch!: string;

  /** In the order in which the batch names them, from 1. */
  @PrimaryColumn({ type: 'integer' })
  place!: number;

  @Column({ type: 'text' })
  name!: string;

  /** Of its bytes, hex. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'integer' })
  bytes!: number;

  @Column({ type: 'text' })
  state!: FileState;

  /** From when it came to when it is settled; a paper that was taken in has its bytes. */
  @Column({ type: 'bytea', nullable: true, select: false })
  content!: Buffer | null;

  /** How often it was tried to take it in. Whoever tries holds this number, and settles nothing once another has it. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** When it is tried next; until then it is nobody else's. */
  @Column({ name: 'next_attempt_at', type: 'timestamptz', nullable: true })
  nextAttemptAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  document!: string | null;

  @Column({ type: 'uuid', nullable: true })
  record!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  refusal!: FileRefusal | null;
}
