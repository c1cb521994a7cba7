import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DraftOptions } from '@tallystick/acts/http';
import {
  IsIntervalPoint,
  IsMinorUnits,
  IsMoment,
  IsPartyNumber,
  IsReceivableId,
  listQuery,
} from '@tallystick/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { QUOTE_REQUEST_LIST } from '../../application/quotes/quote-request-list.js';
import { QUOTED_KINDS, type QuotedKind } from '../../infra/quotes/quote-request.entity.js';
import { QuoteRequestView } from './quote-request.view.js';

/** As many as a setting can allow. */
const BANKS_MAX = 100;

export class QuoteRequestRequest {
  @ApiProperty()
  @IsReceivableId()
  receivable!: string;

  @ApiProperty({ description: 'Where the fragment starts in the receivable’s interval, minor units.', example: '0' })
  @IsIntervalPoint()
  from!: string;

  @ApiPropertyOptional({ description: 'The fragment’s tail of this length; all of it by default. Minor units.' })
  @IsOptional()
  @IsMinorUnits()
  amountMinor?: string;

  @ApiProperty({
    enum: QUOTED_KINDS,
    description: 'How it would be paid: `purchase` against deposits, `lock` by bank transfer.',
  })
  @IsIn(QUOTED_KINDS)
  kind!: QuotedKind;

  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: BANKS_MAX,
    example: ['3'],
    description: 'Party numbers of the banks that are asked, each once. None of them learns of another.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BANKS_MAX)
  @IsPartyNumber({ each: true })
  banks!: string[];

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Until when it takes quotes; as late as the installation allows by default, and never after the claim is due.',
  })
  @IsOptional()
  @IsMoment()
  until?: string;
}

export class QuoteDeclineRequest {
  @ApiProperty({ description: 'Why, for the seller to read.', minLength: 1, maxLength: 500 })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

export class QuoteDraftRequest extends DraftOptions {
  @ApiProperty({ example: '3.6', description: 'Percent a year, ACT/360: 0 to 36, with at most four decimal places.' })
  @IsString()
  @Matches(/^(0|[1-9][0-9]?)(\.[0-9]{1,4})?$/, {
    message: 'annualRatePercent must be percent a year from 0 to 36 with at most four decimal places, such as 3.6',
  })
  annualRatePercent!: string;

  @ApiPropertyOptional({ default: '0', description: 'Taken off the price besides, minor units.' })
  @IsOptional()
  @Matches(/^(0|[1-9][0-9]{0,18})$/, { message: 'feeMinor must be minor units in decimal digits, or 0' })
  feeMinor?: string;
}

export class QuoteRequestListQuery extends listQuery(QUOTE_REQUEST_LIST, QuoteRequestView) {}
