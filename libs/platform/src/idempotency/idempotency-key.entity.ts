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

  /** Null while the first request is still running. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  body!: unknown;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
