import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DraftOptions } from '@tallystick/acts/http';
import { IsMinorUnits, IsPartyNumber } from '@tallystick/platform';
import { IsOptional, IsString, Length, Matches } from 'class-validator';

export class MintTerms extends DraftOptions {
  @ApiProperty({ description: 'Party number of whose deposit it becomes.' })
  @IsPartyNumber()
  party!: string;

  @ApiProperty({ description: 'Minor units.' })
  @IsMinorUnits()
  amountMinor!: string;

  @ApiPropertyOptional({
    description: '32 bytes, 0x hex; the same reference mints once. Never a hash of something guessable.',
  })
  @IsOptional()
  @Matches(/^0x[0-9a-f]{64}$/, { message: 'bankReference must be 0x and 64 lower-case hex digits' })
  bankReference?: string;
}

export class PermitTerms extends DraftOptions {
  @ApiProperty({ description: 'At most this much may move in acts that you sign, minor units.' })
  @IsMinorUnits()
  valueMinor!: string;
}

export class ListAssetTerms extends DraftOptions {
  @ApiProperty({ description: 'ISO 4217.', example: 'CNY' })
  @IsString()
  @Length(3, 3)
  currency!: string;
}

export class BalanceView {
  @ApiProperty()
  account!: string;

  @ApiProperty({ description: 'Address of the deposit token.' })
  asset!: string;

  @ApiProperty({ description: 'Minor units.' })
  balanceMinor!: string;
}
