import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Approval } from '../application/entrance/find-approval.js';
import type { NamedRequest } from '../application/entrance/find-enrolments.js';
import { ALGORITHMS, type SignatureAlgorithm } from '../domain/cose/signature-algorithm.js';
import { fingerprintOf } from '../domain/enrolment/key-fingerprint.js';
import { ENROLMENT_STATES, type EnrolmentState } from '../domain/enrolment/enrolment-state.js';
import type { GatewayCertificate } from '../infra/gateway-certificate.entity.js';
import { textOf } from './bytes-field.js';

const BYTES = 'Base64url without padding.';

export class PublicKeyView {
  @ApiProperty({ enum: ALGORITHMS, enumName: 'SignatureAlgorithm' })
  algorithm!: SignatureAlgorithm;

  @ApiProperty({ description: `Ed25519: 32 bytes. P-256: 65, uncompressed. ${BYTES}` })
  publicKey!: string;
}

export class NamedKeyView extends PublicKeyView {
  @ApiProperty({ description: '32 hex digits, for people to compare.' })
  fingerprint!: string;
}

export class EnrolmentCodeView {
  @ApiProperty({
    description:
      'Told once and kept nowhere. Its last part is the fingerprint of the operator’s key: compare it with your own key’s before you hand the code on.',
  })
  code!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

export class EnrolmentReceiptView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({
    description: 'Send it as "Authorization: Bearer …" to hear what became of the request. The same for the same code.',
  })
  pollSecret!: string;
}

/** A gateway that asks to come in, as the site's operator sees it. */
export class EnrolmentRequestView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  gateway!: string;

  @ApiProperty({ type: PublicKeyView })
  key!: PublicKeyView;

  @ApiProperty({ description: 'Of that key, 32 hex digits. The gateway shows the same one; approve nothing else.' })
  fingerprint!: string;

  @ApiProperty({ enum: ENROLMENT_STATES, enumName: 'EnrolmentState' })
  state!: EnrolmentState;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  decidedAt?: string;

  @ApiPropertyOptional()
  refusalReason?: string;
}

export class EnrolmentRequestPageView {
  @ApiProperty({ type: [EnrolmentRequestView] })
  items!: EnrolmentRequestView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class CertificateView {
  @ApiProperty({
    type: [String],
    description: 'PEM, the gateway’s own first. URI SAN: urn:tallystick:site-7:gateway-1.',
  })
  certificateChain!: readonly string[];

  @ApiProperty({ format: 'date-time', description: 'Ask for the next one before.' })
  notAfter!: string;
}

/** All that a gateway needs once its site's operator has let it in. */
export class ApprovedEnrolmentView {
  @ApiProperty({
    description: `COSE_Sign1: open it with the operator’s key, whose fingerprint the code has. It names the key whose receipts count. ${BYTES}`,
  })
  enrolment!: string;

  @ApiProperty({ type: PublicKeyView, description: 'Compare its fingerprint with the one in the code.' })
  operatorKey!: PublicKeyView;

  @ApiProperty({ type: CertificateView })
  certificate!: CertificateView;

  @ApiProperty({ type: [String], description: 'PEM. Whom to believe when a broker shows its certificate.' })
  ca!: readonly string[];

  @ApiProperty({ type: [String], description: 'mqtts://host:port, to be tried in this order.' })
  brokers!: readonly string[];

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As the operator set them; see the topic.' })
  settings!: Record<string, unknown>;
}

export class EnrolmentStandingView {
  @ApiProperty({ enum: ENROLMENT_STATES, enumName: 'EnrolmentState' })
  state!: EnrolmentState;

  @ApiPropertyOptional({ description: 'Of a refused one.' })
  reason?: string;

  @ApiPropertyOptional({ type: ApprovedEnrolmentView, description: 'Of an approved one.' })
  approved?: ApprovedEnrolmentView;
}

export const publicKeyView = ({ algorithm, publicKey }: { algorithm: SignatureAlgorithm; publicKey: Uint8Array }) => ({
  algorithm,
  publicKey: textOf(publicKey),
});

export const enrolmentRequestView = ({ request, gateway }: NamedRequest): EnrolmentRequestView => ({
  ...{ id: request.id, gateway, key: publicKeyView(request), fingerprint: fingerprintOf(request) },
  ...{ state: request.state, requestedAt: request.requestedAt.toISOString() },
  ...(request.decidedAt && { decidedAt: request.decidedAt.toISOString() }),
  ...(request.refusalReason !== null && { refusalReason: request.refusalReason }),
});

export const certificateView = ({ chain, notAfter }: GatewayCertificate): CertificateView => ({
  certificateChain: chain,
  notAfter: notAfter.toISOString(),
});

export const approvedEnrolmentView = (approval: Approval): ApprovedEnrolmentView => ({
  enrolment: textOf(approval.key.enrolment),
  operatorKey: publicKeyView(approval.operatorKey),
  certificate: certificateView(approval.certificate),
  ca: [approval.authority.certificatePem],
  brokers: approval.brokers,
  settings: approval.settings,
});
