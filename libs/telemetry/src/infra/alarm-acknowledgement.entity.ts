import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FindingLevel } from '../domain/rules/rule.js';

/** A reader of the site knows of an alarm at a level; the operator's word is in the alarm itself. */
@Entity({ schema: 'telemetry', name: 'alarm_acknowledgement' })
export class AlarmAcknowledgement {
  @PrimaryColumn({ type: 'uuid' })
  alarm!: string;

  /** Party number. */
  @PrimaryColumn({ type: 'bigint' })
  party!: string;

  @Column({ type: 'text' })
  level!: FindingLevel;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
