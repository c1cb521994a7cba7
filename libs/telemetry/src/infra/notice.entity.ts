import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeType } from '../domain/notice-types.js';

/** What a party was told. */
@Entity({ schema: 'telemetry', name: 'notice' })
export class Notice {
  /** UUID version 7. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** Party number of whom is told. */
  @Column({ type: 'bigint' })
  party!: string;

  @Column({ type: 'bigint', nullable: true })
  site!: string | null;

  @Column({ type: 'text' })
  type!: NoticeType;

  @Column({ type: 'uuid', nullable: true })
  alarm!: string | null;

  @Column({ type: 'jsonb' })
  body!: Record<string, unknown>;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  /** When it was handed on to the party's feed and webhooks. */
  @Column({ name: 'dispatched_at', type: 'timestamptz', nullable: true })
  dispatchedAt!: Date | null;
}
