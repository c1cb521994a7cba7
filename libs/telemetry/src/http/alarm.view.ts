import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SeenAlarm } from '../application/alarms/find-alarms.js';
import type { AlarmState } from '../domain/alarms/alarm.js';
import type { AlarmNotice } from '../domain/alarms/alarm-event.js';
import { CONSEQUENCES, type Consequence } from '../domain/rules/consequence.js';
import { type EvidencePoint, RULE_IDS, type RuleId } from '../domain/rules/rule.js';
import type { StoredAlarmEvent } from '../infra/alarm-event.entity.js';
import { ALARM_STATES } from './alarm-requests.js';

export class EvidenceView {
  @ApiProperty({ description: 'Device, reader or gateway.' })
  source!: string;

  @ApiProperty({ format: 'date-time', description: 'Event time.' })
  at!: string;

  @ApiPropertyOptional({
    description: 'The entry of the site’s log upon which it was found; missing of a timer or a paper.',
  })
  position?: string;
}

export class AcknowledgedView {
  @ApiProperty({ description: 'Party number.' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class AlarmView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'The rule that raised it.' })
  rule!: string;

  @ApiProperty({ enum: RULE_IDS })
  ruleId!: RuleId;

  @ApiProperty({ description: 'The rule’s version that raised it.' })
  version!: number;

  @ApiProperty({ description: 'What of the rule: a device, a door, a gateway’s gap.' })
  instance!: string;

  @ApiProperty({ description: 'From 1, within rule and instance.' })
  number!: number;

  @ApiProperty({ enum: ALARM_STATES.filter((state) => state !== 'open') })
  state!: AlarmState;

  @ApiProperty({ enum: ['warn', 'critical'] })
  level!: 'warn' | 'critical';

  @ApiProperty({
    description:
      'What asks for a person first, by state and then level: 8 and 7 active and not acknowledged, 6 and 5 gone and not acknowledged, 4 and 3 active and acknowledged, 2 and 1 to be reset, 0 closed.',
  })
  urgency!: number;

  @ApiProperty({ description: 'Rises while the condition goes on.' })
  escalation!: number;

  @ApiProperty({ enum: CONSEQUENCES, description: 'The most that its evidence lets it do to a loan.' })
  may!: Consequence;

  @ApiProperty()
  message!: string;

  @ApiProperty({ description: 'Whether it stays until a person resets it.' })
  isLatched!: boolean;

  @ApiProperty({ format: 'date-time' })
  raisedAt!: string;

  @ApiProperty({ type: EvidenceView })
  first!: EvidenceView;

  @ApiProperty({ type: EvidenceView })
  last!: EvidenceView;

  @ApiProperty({ description: 'How often its condition was found.' })
  count!: string;

  @ApiPropertyOptional({ type: EvidenceView, description: 'By what its condition was found to be gone.' })
  clearedBy?: EvidenceView;

  @ApiPropertyOptional({ type: AcknowledgedView, description: 'The site operator’s word.' })
  acknowledged?: AcknowledgedView;

  @ApiPropertyOptional({ format: 'date-time', description: 'When you said that you know of it at this level.' })
  knownToYouSince?: string;
}

export class AlarmPageView {
  @ApiProperty({ type: [AlarmView] })
  items!: AlarmView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class AlarmEventView {
  @ApiProperty({ enum: ['raised', 'escalated', 'returned', 'cleared', 'acknowledged', 'reset', 'resumed'] })
  kind!: AlarmNotice['kind'];

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiPropertyOptional({ description: 'Party number, when a person did it.' })
  by?: string;

  @ApiPropertyOptional({ description: 'What was said why.' })
  reason?: string;

  @ApiPropertyOptional({ enum: ['shelved', 'out-of-service'], description: 'Why the site’s operator was not told.' })
  silencedBy?: 'shelved' | 'out-of-service';

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the alarm then was.' })
  then!: Record<string, unknown>;
}

export class AlarmWithHistoryView extends AlarmView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Parameters of the version that raised it.' })
  parameters!: Record<string, unknown>;

  @ApiProperty({ type: [AlarmEventView], description: 'The oldest first.' })
  history!: AlarmEventView[];
}

export function alarmView({ alarm, knownSince }: SeenAlarm): AlarmView {
  const { id, rule, ruleId, version, instance, number, state, level, urgency, raisedAt, count, body } = alarm;
  const { escalation, may, message, latched, first, last, clearedBy, acknowledged } = body;
  return {
    ...{ id, rule, ruleId, version, instance, number, state, level, urgency, escalation, may, message, count },
    ...{ isLatched: latched, raisedAt: raisedAt.toISOString(), first: evidenceView(first), last: evidenceView(last) },
    ...(clearedBy ? { clearedBy: evidenceView(clearedBy) } : {}),
    ...(acknowledged ? { acknowledged: { by: acknowledged.by, at: new Date(acknowledged.at).toISOString() } } : {}),
    ...(knownSince ? { knownToYouSince: knownSince.toISOString() } : {}),
  };
}

const evidenceView = ({ source, at, position }: EvidencePoint): EvidenceView => ({
  ...{ source, at: new Date(at).toISOString() },
  ...(position === undefined ? {} : { position: String(position) }),
});

export function alarmEventView({ kind, at, by, reason, silencedBy, body }: StoredAlarmEvent): AlarmEventView {
  return {
    ...{ kind, at: at.toISOString(), then: body },
    ...(by === null ? {} : { by }),
    ...(reason === null ? {} : { reason }),
    ...(silencedBy === null ? {} : { silencedBy }),
  };
}
