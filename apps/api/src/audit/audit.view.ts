import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AUDIT_ACTORS, AUDIT_OUTCOMES, type AuditActor, type AuditOutcome, listQuery } from '@tallystick/platform';
import { AUDIT_LIST } from './audit-list.js';
import { AUDIT_ACTIONS } from './audited-routes.js';
import type { NamedAuditEntry } from './find-audit.js';

export class AuditEntryView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: '`X-Request-Id` of the answer.' })
  requestId!: string;

  @ApiProperty({ description: 'Method and path, as in this document.', example: 'POST /v1/acts/{id}/signatures' })
  route!: string;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action!: string;

  @ApiProperty({ enum: AUDIT_OUTCOMES, description: '`failed`: on the platform’s side.' })
  outcome!: AuditOutcome;

  @ApiPropertyOptional({ description: 'Of the problem that was answered.', example: 'act-not-found' })
  code?: string;

  @ApiPropertyOptional({ description: 'Where more is known than the answer said.', example: 'passkey-did-not-answer' })
  reason?: string;

  @ApiProperty({ enum: AUDIT_ACTORS })
  actorKind!: AuditActor;

  @ApiPropertyOptional({ description: 'A person’s id, or a client id.' })
  actorId?: string;

  @ApiPropertyOptional({
    description: 'What a person or a credential of your party is called now; no part of the hash.',
  })
  actorName?: string;

  @ApiPropertyOptional({ example: 'act' })
  objectKind?: string;

  @ApiPropertyOptional()
  objectId?: string;

  @ApiPropertyOptional({ description: 'As `actorName`, where it is about a person or a credential of your party.' })
  objectName?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What else is kept of it, such as a digest or a verdict; no secrets.',
  })
  details?: Record<string, string>;

  @ApiPropertyOptional({
    description: 'Where the request came from, as far as that is kept.',
    example: '203.0.113.0/24',
  })
  address?: string;

  @ApiProperty({ description: 'Above 1: so many refusals within a minute were alike.' })
  times!: number;

  @ApiPropertyOptional({
    description:
      'Its place among your party’s entries, from 1 without a gap; missing until it is sealed, a few seconds.',
  })
  number?: string;

  @ApiPropertyOptional({
    description:
      'SHA-256 over the entry and the hash of the one before: keep the last, and nothing before it can be changed unnoticed.',
  })
  hash?: string;
}

export class AuditPageView {
  @ApiProperty({ type: [AuditEntryView] })
  items!: AuditEntryView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class AuditQuery extends listQuery(AUDIT_LIST, AuditEntryView) {}

export function auditEntryView({ entry, actorName, objectName }: NamedAuditEntry): AuditEntryView {
  const { id, at, requestId, route, action, outcome, actorKind, times } = entry;
  const { code, reason, actorId, objectKind, objectId, details, address, number, hash } = entry;
  const known = { code, reason, actorId, objectKind, objectId, details, address, number, hash, actorName, objectName };
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== undefined));
  return { id, at: at.toISOString(), requestId, route, action, outcome, actorKind, times, ...said };
}
