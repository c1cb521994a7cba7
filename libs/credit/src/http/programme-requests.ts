import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DraftOptions } from '@tallystick/acts/http';
import { IsMinorUnits, IsPartyNumber } from '@tallystick/platform';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';

/** As many verifiers as a programme's one storage slot holds. */
const VERIFIERS_MAX = 3;
const TENOR_DAYS_MAX = 366;

export class OpenProgrammeTerms extends DraftOptions {
  @ApiProperty({ description: 'Party number of the core enterprise whose credit it is.' })
  @IsPartyNumber()
  debtor!: string;

  @ApiProperty({ description: 'At most this much outstanding, minor units in decimal digits.', example: '500000000' })
  @IsMinorUnits()
  limitMinor!: string;

  @ApiProperty({ description: 'ISO 4217.', example: 'CNY' })
  @IsString()
  @Length(3, 3)
  currency!: string;

  @ApiProperty({ minimum: 1, maximum: TENOR_DAYS_MAX, description: 'Longest time to the due date, in days.' })
  @IsInt()
  @Min(1)
  @Max(TENOR_DAYS_MAX)
  maxTenorDays!: number;

  @ApiProperty({
    type: [String],
    description: 'Party numbers of the verifiers whose attestations you accept.',
    maxItems: VERIFIERS_MAX,
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(VERIFIERS_MAX)
  @IsPartyNumber({ each: true })
  verifiers!: string[];
}

export class AdjustProgrammeTerms extends DraftOptions {
  @ApiProperty({ description: 'Number of your programme.' })
  @IsPartyNumber()
  programme!: string;

  @ApiPropertyOptional({
    description: 'New limit, minor units. One under what is outstanding stops new draws and blocks no repayment.',
  })
  @IsOptional()
  @IsMinorUnits()
  limitMinor?: string;

  @ApiPropertyOptional({
    description: 'Days from issue to maturity at most; left out, it stays.',
    minimum: 1,
    maximum: TENOR_DAYS_MAX,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(TENOR_DAYS_MAX)
  maxTenorDays?: number;

  @ApiPropertyOptional({ description: 'false closes it for new draws.' })
  @IsOptional()
  @IsBoolean()
  open?: boolean;
}
