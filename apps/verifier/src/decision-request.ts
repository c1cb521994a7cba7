import { IsPartyNumber } from '@tallystick/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EvidenceDto, SIGNATURE } from './evidence.js';

const MAX_CHECKS = 100;
const BYTES32 = /^0x[0-9a-f]{64}$/;
const WHOLE = /^(0|[1-9][0-9]{0,18})$/;

export class ReviewDecisionDto {
  @Matches(BYTES32)
  inputHash!: string;

  @Matches(BYTES32)
  ruleSetHash!: string;

  @Matches(BYTES32)
  invoice!: string;

  @IsBoolean()
  accepted!: boolean;

  @IsArray()
  @ArrayMaxSize(MAX_CHECKS)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  checks!: string[];

  @Matches(WHOLE)
  cap!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  reason!: string;

  @IsPartyNumber()
  reviewer!: string;

  @Matches(/^(0|[1-9][0-9]{0,9})$/)
  reviewerEpoch!: string;

  @Matches(/^[1-9][0-9]{0,13}$/)
  deadline!: string;
}

export class DecisionRequestDto extends EvidenceDto {
  @Matches(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  checkedOn!: string;

  @ValidateNested()
  @Type(() => ReviewDecisionDto)
  decision!: ReviewDecisionDto;

  @Matches(SIGNATURE)
  signature!: string;
}
