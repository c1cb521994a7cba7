import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outage, Shelving } from '../domain/alarms/alarm.js';

/** What silences a rule's alarms of an instance, and how many there were. */
@Entity({ schema: 'telemetry', name: 'alarm_book' })
export class StoredAlarmBook {
  @PrimaryColumn({ type: 'uuid' })
  rule!: string;

  @PrimaryColumn({ type: 'text' })
  instance!: string;

  @Column({ type: 'bigint' })
  site!: string;

  @Column({ name: 'raised_so_far', type: 'integer' })
  raisedSoFar!: number;

  @Column({ type: 'jsonb', nullable: true })
  shelved!: Shelving | null;

  @Column({ type: 'jsonb' })
  outages!: Outage[];

  /** An alarm is open, or something silences it. */
  @Column({ name: 'is_live', type: 'boolean' })
  isLive!: boolean;
}
