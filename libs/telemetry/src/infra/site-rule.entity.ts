import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RuleId } from '../domain/rules/rule.js';

/** A rule of a site; what it says is in its versions. */
@Entity({ schema: 'telemetry', name: 'site_rule' })
export class SiteRule {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  site!: string;

  @Column({ name: 'rule_id', type: 'text' })
  ruleId!: RuleId;

  /** Number of its newest version. */
  @Column({ type: 'integer' })
  latest!: number;
}
