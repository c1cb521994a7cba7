import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Alarm, AlarmState } from '../domain/alarms/alarm.js';
import type { FindingLevel, RuleId } from '../domain/rules/rule.js';

/** An alarm as the intake last wrote it. */
@Entity({ schema: 'telemetry', name: 'alarm' })
export class StoredAlarm {
  /** UUID version 7: sorts by when it was raised. */
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'bigint' })
  site!: string;

  @Column({ type: 'uuid' })
  rule!: string;

  @Column({ type: 'text' })
  instance!: string;

  /** From 1 within rule and instance. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ name: 'rule_id', type: 'text' })
  ruleId!: RuleId;

  /** Of the rule, when it raised the alarm. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  state!: AlarmState;

  @Column({ type: 'text' })
  level!: FindingLevel;

  /** By state and level, from 8, critical and nobody knows of it, to 0, over. */
  @Column({ type: 'smallint', default: 0 })
  urgency!: number;

  @Column({ name: 'raised_at', type: 'timestamptz' })
  raisedAt!: Date;

  /** Places in the site's log of its first and last evidence; null of a tick or a paper. */
  @Column({ name: 'first_position', type: 'bigint', nullable: true })
  firstPosition!: string | null;

  @Column({ name: 'last_position', type: 'bigint', nullable: true })
  lastPosition!: string | null;

  @Column({ type: 'bigint' })
  count!: string;

  @Column({ type: 'jsonb' })
  body!: Alarm;
}
