import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request that carried an `Idempotency-Key`, and what it was answered. */
@Entity({ schema: 'papers', name: 'idempotency_key' })
export class IdempotencyKey {
  @PrimaryColumn({ name: 'client_id', type: 'text' })
  clientId!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  /** SHA-256 over method, path and body, hex. */
  @Column({ name: 'request_hash', type: 'text' })
  requestHash!: string;

  /** Null while the request is running, and for good if its answer was lost. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  body!: unknown;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Whose turn it is to run the request: from 1, and one more whenever it is taken up from a process that died. */
  @Column({ type: 'integer' })
  attempt!: number;

  /** The process that runs the request puts it off; once it is past, that process is dead. */
  @Column({ name: 'leased_until', type: 'timestamptz' })
  leasedUntil!: Date;

  /** When the request first changed something. */
  @Column({ name: 'carried_out_at', type: 'timestamptz', nullable: true })
  carriedOutAt!: Date | null;
}
