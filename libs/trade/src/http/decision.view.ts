import { ApiProperty } from '@nestjs/swagger';
import { IsPartyNumber } from '@tallystick/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';

/** More than there are checks. */
const CHECKS_MAX = 100;
const REASON_LENGTH_MAX = 2_000;
const BYTES32 = /^0x[0-9a-f]{64}$/;

/** A `ReviewDecision` with its signature, as it is given and as it is shown. */
export class DecisionRequest {
  @ApiProperty({ description: 'As the verification has it.' })
  @Matches(BYTES32)
  inputHash!: string;

  @ApiProperty({ description: 'As the verification has it.' })
  @Matches(BYTES32)
  ruleSetHash!: string;

  @ApiProperty({ description: 'SHA-256 of the invoice’s paper, 0x hex.' })
  @Matches(BYTES32)
  invoice!: string;

  @ApiProperty()
  @IsBoolean()
  accepted!: boolean;

  @ApiProperty({ type: [String], description: 'Ids of all checks that did not pass, sorted.' })
  @IsArray()
  @ArrayMaxSize(CHECKS_MAX)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  checks!: string[];

  @ApiProperty({ description: 'What may be financed of the invoice in all, minor units.' })
  @Matches(/^(0|[1-9][0-9]{0,18})$/)
  cap!: string;

  @ApiProperty({ maxLength: REASON_LENGTH_MAX, description: 'For seller and buyer to read.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_LENGTH_MAX)
  reason!: string;

  @ApiProperty({ description: 'Party number.' })
  @IsPartyNumber()
  reviewer!: string;

  @ApiProperty()
  @Matches(/^(0|[1-9][0-9]{0,9})$/)
  reviewerEpoch!: string;

  @ApiProperty({ description: 'Seconds since 1970, at most 30 days ahead.' })
  @Matches(/^[1-9][0-9]{0,13}$/)
  deadline!: string;

  @ApiProperty({ description: 'Of the reviewing party’s account over the EIP-712 digest, 0x hex.' })
  @Matches(/^0x([0-9a-fA-F]{2}){1,10000}$/)
  signature!: string;
}

export class DecisionView extends DecisionRequest {
  @ApiProperty({ format: 'date-time' })
  decidedAt!: string;
}
