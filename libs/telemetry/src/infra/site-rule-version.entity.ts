import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a rule was from a time on. Never changed. */
@Entity({ schema: 'telemetry', name: 'site_rule_version' })
export class SiteRuleVersion {
  @PrimaryColumn({ type: 'uuid' })
  rule!: string;

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ name: 'is_on', type: 'boolean' })
  isOn!: boolean;

  @Column({ type: 'jsonb' })
  parameters!: Record<string, unknown>;

  /** What was said why; null where nothing was. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Party number. */
  @Column({ type: 'bigint' })
  by!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
