import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** WebAuthn Level 2, 4: a credential id has 1,023 bytes at most. */
const ID_MAX = 1_364;
const CLIENT_DATA_MAX = 4_096;
const ATTESTATION_MAX = 16_384;
const ASSERTION_MAX = 4_096;

/** Bytes in base64url without padding, as WebAuthn's JSON has them. */
function Base64UrlField(description: string, max: number, isRequired = true): PropertyDecorator {
  const rules = [
    (isRequired ? ApiProperty : ApiPropertyOptional)({ type: String, maxLength: max, description }),
    ...(isRequired ? [] : [IsOptional()]),
    IsString(),
    Length(1, max),
    Matches(/^[A-Za-z0-9_-]*$/, { message: '$property must be base64url without padding' }),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

export class LinkCodeTerms {
  @ApiProperty({ description: 'The code of the link, as the administrator was told it.' })
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'code must be the 43 letters, digits, "-" or "_" of a link' })
  code!: string;
}

class PasskeyAnswer {
  @Base64UrlField('The credential’s id.', ID_MAX)
  id!: string;

  @Base64UrlField('The same.', ID_MAX)
  rawId!: string;

  @ApiProperty({ enum: ['public-key'] })
  @IsIn(['public-key'])
  type!: 'public-key';

  @ApiPropertyOptional({ enum: ['platform', 'cross-platform'] })
  @IsOptional()
  @IsIn(['platform', 'cross-platform'])
  authenticatorAttachment?: 'platform' | 'cross-platform';

  @ApiPropertyOptional({ type: Object, additionalProperties: true, description: 'Passed over.' })
  @IsOptional()
  @IsObject()
  clientExtensionResults: Record<string, unknown> = {};
}

export class AttestationAnswer {
  @Base64UrlField('As the browser made it.', CLIENT_DATA_MAX)
  clientDataJSON!: string;

  @Base64UrlField('As the authenticator made it.', ATTESTATION_MAX)
  attestationObject!: string;

  @Base64UrlField('Passed over: it is in the attestation.', ATTESTATION_MAX, false)
  authenticatorData?: string;

  @Base64UrlField('Passed over: it is in the attestation.', ATTESTATION_MAX, false)
  publicKey?: string;

  @ApiPropertyOptional({ description: 'Passed over: it is in the attestation.' })
  @IsOptional()
  @IsInt()
  publicKeyAlgorithm?: number;

  @ApiPropertyOptional({ type: [String], maxItems: 20, description: 'Passed over.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  transports?: string[];
}

export class AssertionAnswer {
  @Base64UrlField('As the browser made it.', CLIENT_DATA_MAX)
  clientDataJSON!: string;

  @Base64UrlField('As the authenticator made it.', ASSERTION_MAX)
  authenticatorData!: string;

  @Base64UrlField('Over both.', ASSERTION_MAX)
  signature!: string;

  @Base64UrlField('Whose passkey it is; every discoverable one tells it.', 128, false)
  userHandle?: string;

  @Base64UrlField('Passed over.', ATTESTATION_MAX, false)
  attestationObject?: string;
}

export class RegistrationAnswer extends PasskeyAnswer {
  @ApiProperty({ type: AttestationAnswer })
  @IsObject()
  @ValidateNested()
  @Type(() => AttestationAnswer)
  response!: AttestationAnswer;
}

export class AuthenticationAnswer extends PasskeyAnswer {
  @ApiProperty({ type: AssertionAnswer })
  @IsObject()
  @ValidateNested()
  @Type(() => AssertionAnswer)
  response!: AssertionAnswer;
}

export class RedemptionTerms extends LinkCodeTerms {
  @ApiProperty({ type: RegistrationAnswer, description: 'PublicKeyCredential.toJSON() of the new passkey.' })
  @IsObject()
  @ValidateNested()
  @Type(() => RegistrationAnswer)
  passkey!: RegistrationAnswer;
}

export class SignInTerms {
  @ApiProperty({ type: AuthenticationAnswer, description: 'PublicKeyCredential.toJSON() of the answer.' })
  @IsObject()
  @ValidateNested()
  @Type(() => AuthenticationAnswer)
  passkey!: AuthenticationAnswer;

  @ApiPropertyOptional({
    enum: ['cookie', 'token'],
    default: 'cookie',
    description:
      'How the session is given: in a cookie that no script can read, or in the answer, for programs other than browsers.',
  })
  @IsOptional()
  @IsIn(['cookie', 'token'])
  deliver: 'cookie' | 'token' = 'cookie';
}
