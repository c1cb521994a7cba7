import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmNotice } from '../domain/alarms/alarm-event.js';

/** Something that happened to an alarm. Never changed. */
@Entity({ schema: 'telemetry', name: 'alarm_event' })
export class StoredAlarmEvent {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'uuid' })
  alarm!: string;

  /** Among what happened in one transaction. */
  @Column({ type: 'smallint' })
  place!: number;

  @Column({ type: 'text' })
  kind!: AlarmNotice['kind'];

  /** By the server's clock. */
  @Column({ type: 'timestamptz' })
  at!: Date;

  /** Party number, when a person did it. */
  @Column({ type: 'bigint', nullable: true })
  by!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'silenced_by', type: 'text', nullable: true })
  silencedBy!: AlarmNotice['silencedBy'];

  /** What the alarm then was: version, level, message, last evidence, count. */
  @Column({ type: 'jsonb' })
  body!: Record<string, unknown>;
}
