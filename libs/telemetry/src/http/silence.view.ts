import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OpenOutage } from '../application/alarms/find-silences.js';
import type { Shelving } from '../domain/alarms/alarm.js';
import type { AlarmTarget } from '../domain/site-acts/site-act.js';

export class TargetView {
  @ApiProperty({ format: 'uuid' })
  rule!: string;

  @ApiProperty()
  instance!: string;
}

export class ShelvingView extends TargetView {
  @ApiProperty({ description: 'Party number.' })
  by!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  until!: string;
}

export class ShelvingsView {
  @ApiProperty({ type: [ShelvingView] })
  items!: ShelvingView[];
}

export class OutageView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: [TargetView] })
  targets!: TargetView[];

  @ApiProperty({ description: 'Party number.' })
  by!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  from!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Missing when it lasts until it is returned to service.' })
  until?: string;
}

export class OutagesView {
  @ApiProperty({ type: [OutageView] })
  items!: OutageView[];
}

export function shelvingView({ rule, instance, by, reason, until }: Shelving & AlarmTarget): ShelvingView {
  return { rule, instance, by, reason, until: new Date(until).toISOString() };
}

export function outageView({ id, targets, by, reason, from, until }: OpenOutage): OutageView {
  return {
    ...{ id, by, reason, targets: targets.map(({ rule, instance }) => ({ rule, instance })) },
    from: new Date(from).toISOString(),
    ...(until === null ? {} : { until: new Date(until).toISOString() }),
  };
}
