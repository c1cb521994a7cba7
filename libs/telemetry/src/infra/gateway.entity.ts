import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DIALECTS = ['signed', 'sparkplug-b', 'senml', 'json'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A process at a site that sends readings. */
@Entity({ schema: 'telemetry', name: 'gateway' })
export class Gateway {
  @PrimaryColumn({ type: 'integer', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'bigint' })
  site!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: 'signed' })
  dialect!: Dialect;

  /** How its messages are read, where the dialect leaves that open. */
  @Column({ type: 'jsonb', nullable: true })
  mapping!: Record<string, unknown> | null;

  /** What the operator set for it. */
  @Column({ type: 'jsonb', default: {} })
  settings!: Record<string, unknown>;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
