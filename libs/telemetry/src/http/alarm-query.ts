import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, listQuery } from '@tallystick/platform';
import { IsIn, IsOptional } from 'class-validator';
import { ALARM_LIST } from '../application/alarms/alarm-list.js';
import { ALARM_STATES } from './alarm-requests.js';
import { AlarmView } from './alarm.view.js';

export class AlarmQuery extends listQuery(ALARM_LIST, AlarmView) {
  @ApiPropertyOptional({
    enum: ALARM_STATES,
    description:
      'ISA-18.2 (IEC 62682): whether the condition holds, and whether the operator knows. `open` is every state but `closed`.',
  })
  @IsOptional()
  @IsIn(ALARM_STATES)
  state?: (typeof ALARM_STATES)[number];

  @ApiPropertyOptional({ format: 'date-time', description: 'Raised then or later.' })
  @IsOptional()
  @IsMoment()
  since?: string;
}
