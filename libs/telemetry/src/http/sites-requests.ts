import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDateString,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ALGORITHMS } from '../domain/cose/signature-algorithm.js';
import { type Dialect, DIALECTS } from '../domain/dialect.js';
import { IsGatewayName } from './gateway-name.js';

const U32 = /^(0|[1-9][0-9]{0,9})$/;
const U48 = /^(0|[1-9][0-9]{0,14})$/;
const SIGNATURE = /^0x([0-9a-fA-F]{2}){1,8192}$/;

export class SiteTerms {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'What people call it.' })
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}\p{Cf}]+$/u, { message: 'name must be one line of text' })
  name!: string;
}

/** EIP-712 `SiteKey`, in the party registry's domain. */
export class SiteKeyStatementTerms {
  @ApiProperty({ description: 'The site’s name, as it was given on announcing it.', example: 'site-7' })
  @Matches(/^site-[1-9][0-9]{0,14}$/, { message: 'site must be "site-" and its number' })
  site!: string;

  @ApiProperty({ description: 'Your party number.' })
  @Matches(U32)
  party!: string;

  @ApiProperty({ description: 'Your party’s epoch on the ledger.' })
  @Matches(U32)
  partyEpoch!: string;

  @ApiProperty({ enum: ALGORITHMS, enumName: 'SignatureAlgorithm' })
  @IsIn(ALGORITHMS)
  algorithm!: string;

  @ApiProperty({ description: '0x hex: 32 bytes of Ed25519, or 65 of P-256, uncompressed.' })
  @Matches(/^0x([0-9a-f]{64}|04[0-9a-f]{128})$/, { message: 'publicKey must be 0x and lower-case hex of a key' })
  publicKey!: string;

  @ApiProperty({ description: 'Seconds since 1970: from when on the key is yours for this site.' })
  @Matches(U48)
  validFrom!: string;

  @ApiProperty({ description: 'Seconds since 1970: until when; 0 as long as you do not take it back.' })
  @Matches(U48)
  validUntil!: string;
}

export class SiteKeyTerms {
  @ApiProperty({ type: SiteKeyStatementTerms })
  @IsObject()
  @ValidateNested()
  @Type(() => SiteKeyStatementTerms)
  statement!: SiteKeyStatementTerms;

  @ApiProperty({ description: 'Your account’s signature over the statement’s EIP-712 digest, 0x hex.' })
  @Matches(SIGNATURE, { message: 'signature must be 0x and hex digits' })
  signature!: string;
}

export class GatewayTermsRequest {
  @ApiProperty({ description: '1 to 64 letters, digits, and . _ : - after the first.' })
  @IsGatewayName()
  name!: string;

  @ApiProperty({ enum: DIALECTS, enumName: 'GatewayDialect' })
  @IsIn(DIALECTS)
  dialect!: Dialect;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'How its messages are read: of json, and of sparkplug-b if it needs one.',
  })
  @IsOptional()
  @IsObject()
  mapping?: Record<string, unknown>;
}

export class GatewaySettingsRequest {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'All that is set from afar; what was set before and is not here is taken back. batchReadings, batchMs, signOfLifeMs; drivers by name, each with intervalMs.',
  })
  @IsObject()
  settings!: Record<string, unknown>;
}

export class PeriodQuery {
  @ApiProperty({ format: 'date-time', description: 'Measured from then on.' })
  @IsDateString({ strict: true })
  from!: string;

  @ApiProperty({ format: 'date-time', description: 'Not included.' })
  @IsDateString({ strict: true })
  to!: string;

  @ApiPropertyOptional({ minimum: 1, description: 'Length of a bucket; chosen by the server when it is left out.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(31_536_000)
  bucketSeconds?: number;
}
