import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GatewayWithStanding } from '../application/sites/find-gateways.js';
import { fingerprintOf } from '../domain/enrolment/key-fingerprint.js';
import { type Dialect, DIALECTS } from '../domain/dialect.js';
import { CLOCK_TRUSTS, type ClockTrust, EVIDENCE_GRADES, type EvidenceGrade } from '../domain/rules/measurement.js';
import type { GatewayKey } from '../infra/gateway-key.entity.js';
import { textOf } from './bytes-field.js';
import { PublicKeyView } from './enrolment.view.js';

export class GatewayKeyView extends PublicKeyView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: '32 hex digits, as the gateway shows it.' })
  fingerprint!: string;

  @ApiProperty({ description: 'The operator’s word, COSE_Sign1. Base64url without padding.' })
  enrolment!: string;

  @ApiProperty({ format: 'date-time' })
  notBefore!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'From when on it counts no more.' })
  endsAt?: string;
}

export class GatewayCertificateView {
  @ApiProperty({ description: 'Hex.' })
  serial!: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt!: string;

  @ApiProperty({ format: 'date-time' })
  notAfter!: string;

  @ApiPropertyOptional({ description: 'Missing of one that holds.', format: 'date-time' })
  takenBackAt?: string;
}

export class LastEvidenceView {
  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ enum: EVIDENCE_GRADES, enumName: 'EvidenceGrade' })
  grade!: EvidenceGrade;

  @ApiProperty({ enum: CLOCK_TRUSTS, enumName: 'ClockTrust' })
  clock!: ClockTrust;

  @ApiProperty({ description: 'Place in the site’s log, decimal digits.' })
  position!: string;
}

export class GapView {
  @ApiProperty({ description: 'Decimal digits.' })
  bootEpoch!: string;

  @ApiProperty({ description: 'Number of the first batch that is missing, decimal digits.' })
  from!: string;

  @ApiProperty({ description: 'And of the last.' })
  to!: string;
}

export class GatewayView {
  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: DIALECTS, enumName: 'GatewayDialect' })
  dialect!: Dialect;

  @ApiPropertyOptional({
    description: 'Of a vendor’s gateway: how its topics are read.',
    type: 'object',
    additionalProperties: true,
  })
  mapping?: Record<string, unknown>;

  @ApiProperty({ type: 'object', additionalProperties: true })
  settings!: Record<string, unknown>;

  @ApiProperty({ type: [GatewayKeyView], description: 'The newest first.' })
  keys!: GatewayKeyView[];

  @ApiProperty({ type: [GatewayCertificateView], description: 'The newest first.' })
  certificates!: GatewayCertificateView[];

  @ApiPropertyOptional({ format: 'date-time', description: 'When anything came of it.' })
  lastSeenAt?: string;

  @ApiPropertyOptional({ type: LastEvidenceView })
  last?: LastEvidenceView;

  @ApiPropertyOptional({
    description: 'The last receipt that the log signed for it, COSE_Sign1. Base64url without padding.',
  })
  receipt?: string;

  @ApiProperty({
    type: [GapView],
    description: 'Batches that it signed, as others of its batches show, and that are not in the log.',
  })
  gaps!: GapView[];
}

export class GatewaysView {
  @ApiProperty({ type: [GatewayView], description: 'By name.' })
  items!: GatewayView[];
}

export function gatewayView({
  gateway,
  keys,
  certificates,
  lastSeenAt,
  last,
  receipt,
  gaps,
}: GatewayWithStanding): GatewayView {
  const { name, dialect, mapping, settings } = gateway;
  return {
    ...{ name, dialect, settings, ...(mapping && { mapping }), keys: keys.map(keyView) },
    certificates: certificates.map(({ serial, issuedAt, notAfter, takenBackAt }) => ({
      ...{ serial, issuedAt: issuedAt.toISOString(), notAfter: notAfter.toISOString() },
      ...(takenBackAt && { takenBackAt: takenBackAt.toISOString() }),
    })),
    ...(lastSeenAt && { lastSeenAt: lastSeenAt.toISOString() }),
    ...(last && { last: { ...last, receivedAt: last.receivedAt.toISOString() } }),
    ...(receipt && { receipt: textOf(receipt) }),
    gaps: gaps.map(({ bootEpoch, from, to }) => ({ bootEpoch: `${bootEpoch}`, from: `${from}`, to: `${to}` })),
  };
}

function keyView({
  id,
  algorithm,
  publicKey,
  enrolment,
  notBefore,
  notAfter,
  takenBackAt,
}: GatewayKey): GatewayKeyView {
  const ends = [notAfter, takenBackAt].flatMap((end) => (end ? [end.getTime()] : []));
  return {
    ...{ id, algorithm, publicKey: textOf(publicKey), fingerprint: fingerprintOf({ algorithm, publicKey }) },
    ...{ enrolment: textOf(enrolment), notBefore: notBefore.toISOString() },
    ...(ends.length > 0 && { endsAt: new Date(Math.min(...ends)).toISOString() }),
  };
}
