import { IsPartyNumber } from '@tallystick/platform';
import { POINT_HEX } from '@tallystick/registry';
import { ArrayNotEmpty, IsArray, Matches } from 'class-validator';

export class EvaluationRequestDto {
  /** The party number in whose name the api asks. */
  @IsPartyNumber()
  bank!: string;

  @IsArray()
  @ArrayNotEmpty()
  @Matches(POINT_HEX, { each: true, message: 'each of blinded must be 64 hex digits in lower case' })
  blinded!: string[];
}
