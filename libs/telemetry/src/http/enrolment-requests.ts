import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsString, Length, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { ALGORITHMS, type SignatureAlgorithm } from '../domain/cose/signature-algorithm.js';
import { ENROLMENT_CODE_MAX } from '../domain/enrolment/enrolment-code.js';
import { BytesField } from './bytes-field.js';
import { IsGatewayName } from './gateway-name.js';

/** A P-256 point, uncompressed; an Ed25519 key is shorter. */
const PUBLIC_KEY_BYTES = 65;
const ENVELOPE_BYTES = 1_024;
const CERTIFICATE_REQUEST_BYTES = 4_096;

export class PublicKeyTerms {
  @ApiProperty({ enum: ALGORITHMS, enumName: 'SignatureAlgorithm' })
  @IsIn(ALGORITHMS)
  algorithm!: SignatureAlgorithm;

  @BytesField('Ed25519: 32 bytes. P-256: 65, uncompressed.', PUBLIC_KEY_BYTES)
  publicKey!: string;
}

export class EnrolmentCodeTerms {
  @ApiProperty({ description: 'The gateway’s name; it must be one of the site’s.' })
  @IsGatewayName()
  gateway!: string;

  @ApiProperty({ minimum: 1, description: 'How long the code may be used.' })
  @IsInt()
  @Min(1)
  validMinutes!: number;
}

export class CertificateRequestTerms {
  @BytesField(
    'PKCS#10 (RFC 2986) in DER, signed by the P-256 key of the TLS client. Its subject is not looked at.',
    CERTIFICATE_REQUEST_BYTES,
  )
  certificateRequest!: string;
}

export class CertificateTerms extends CertificateRequestTerms {
  @BytesField(
    'COSE_Sign1 by the gateway’s signing key over the request’s hash, as `signCertificateProof` of the gateway makes it.',
    ENVELOPE_BYTES,
  )
  proof!: string;
}

export class EnrolmentTerms extends CertificateTerms {
  @ApiProperty({ maxLength: ENROLMENT_CODE_MAX, description: 'As the site’s operator was given it.' })
  @IsString()
  @MaxLength(ENROLMENT_CODE_MAX)
  code!: string;

  @ApiProperty({ type: PublicKeyTerms, description: 'The key that the gateway signs its batches with.' })
  @IsObject()
  @ValidateNested()
  @Type(() => PublicKeyTerms)
  key!: PublicKeyTerms;
}

export class ApprovalTerms {
  @BytesField(
    'The enrolment, a COSE_Sign1 by the operator’s key (`signEnrolment`), of exactly this site, gateway and key.',
    ENVELOPE_BYTES,
  )
  enrolment!: string;
}

export class RefusalTerms {
  @ApiProperty({ minLength: 1, maxLength: 200, description: 'For whoever stands at the gateway to read.' })
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}\p{Cf}]+$/u, { message: 'reason must be one line of text' })
  reason!: string;
}
