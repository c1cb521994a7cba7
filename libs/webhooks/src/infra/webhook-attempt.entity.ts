import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One try to deliver. */
@Entity({ schema: 'papers', name: 'webhook_attempt' })
export class WebhookAttempt {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  delivery!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'took_ms', type: 'integer' })
  tookMs!: number;

  /** Of the answer; null when there was none. */
  @Column({ type: 'smallint', nullable: true })
  status!: number | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;
}
