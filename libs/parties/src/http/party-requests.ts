import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PARTY_ROLES, type PartyRole } from '@tallystick/act-types';
import { DraftOptions } from '@tallystick/acts/http';
import { IsPartyNumber, listQuery } from '@tallystick/platform';
import { ArrayUnique, IsArray, IsEthereumAddress, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ORGANISATION_LIST } from '../application/organisation-list.js';
import { OrganisationView } from './organisation.view.js';

const SECONDS = /^[1-9][0-9]{0,11}$/;

export class OrganisationSearch extends listQuery(ORGANISATION_LIST, OrganisationView) {
  @ApiPropertyOptional({ description: 'Part of a name, or a whole USCC or LEI.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;
}

export class OrganisationRequest {
  @ApiProperty({ example: '华星汽车股份有限公司' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ example: '914403001922038216' })
  @IsOptional()
  @IsString()
  @Length(18, 18)
  uscc?: string;

  @ApiPropertyOptional({ description: 'Legal Entity Identifier, ISO 17442.', example: 'HWUPKR0MPOU8FGXBT394' })
  @IsOptional()
  @IsString()
  @Length(20, 20)
  lei?: string;

  @ApiProperty({
    enum: Object.keys(PARTY_ROLES),
    isArray: true,
    description: 'What it is to be enrolled as; may be empty.',
  })
  @IsArray()
  @ArrayUnique()
  @IsIn(Object.keys(PARTY_ROLES), { each: true })
  roles!: PartyRole[];

  @ApiPropertyOptional({ description: 'The account (key address or contract) with which it will sign.' })
  @IsOptional()
  @IsEthereumAddress()
  account?: string;
}

export class CertificateRequest {
  @ApiProperty({ description: 'When the registrar certified it, in seconds since 1970.' })
  @Matches(SECONDS, { message: 'issuedAt must be seconds since 1970 in decimal digits' })
  issuedAt!: string;

  @ApiProperty({ description: 'The registrar’s EIP-712 signature over the PartyCertificate.' })
  @Matches(/^0x[0-9a-fA-F]{130,16384}$/, { message: 'signature must be 0x and hex digits' })
  signature!: string;
}

export class EnrolTerms extends DraftOptions {
  @ApiProperty({ description: 'Party number of a registered organisation.' })
  @IsPartyNumber()
  party!: string;

  @ApiProperty({ description: 'Until when its verification holds, in seconds since 1970.' })
  @Matches(SECONDS, { message: 'verifiedUntil must be seconds since 1970 in decimal digits' })
  verifiedUntil!: string;
}

export class ChangeAccountTerms extends DraftOptions {
  @ApiProperty({ description: 'The account (key address or contract) that you go over to; it signs along.' })
  @IsEthereumAddress()
  account!: string;
}

export class RaiseEpochTerms extends DraftOptions {}

export class ProposeRecoveryTerms extends DraftOptions {
  @ApiProperty({ description: 'Party number of who lost its account.' })
  @IsPartyNumber()
  party!: string;

  @ApiProperty({ description: 'The account (key address or contract) that it is to go over to; it signs along.' })
  @IsEthereumAddress()
  account!: string;
}

export class StopRecoveryTerms extends DraftOptions {}

export class RecoveryOverRequest {
  @ApiProperty({ description: 'Party number of whose account is being recovered.' })
  @IsPartyNumber()
  party!: string;
}

/** As it is described; what RFC 6749 says of it is read by `readTokenRequest`. */
export class TokenRequest {
  @ApiProperty({ enum: ['client_credentials'] })
  grant_type!: 'client_credentials';

  @ApiPropertyOptional({ description: 'Or by HTTP Basic.' })
  client_id?: string;

  @ApiPropertyOptional({ description: 'Or by HTTP Basic.' })
  client_secret?: string;

  @ApiPropertyOptional({
    description: 'Some of the credential’s scopes, separated by spaces; all of them by default.',
    example: 'read acts',
  })
  scope?: string;
}

export class TokenView {
  @ApiProperty()
  access_token!: string;

  @ApiProperty({ enum: ['Bearer'] })
  token_type!: 'Bearer';

  @ApiProperty({ description: 'Seconds.' })
  expires_in!: number;

  @ApiProperty({ description: 'Separated by spaces.' })
  scope!: string;
}
