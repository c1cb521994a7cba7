import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayNotEmpty, IsArray, Matches } from 'class-validator';
import { KEY_ID_HEX, POINT_HEX, TAG_HEX } from '../domain/hex.js';
import { NEAR_INPUTS } from '../domain/invoice-inputs.js';

/** Bounds the work of one request; the key's service has a limit of its own, which is a setting. */
const POINTS_MAX = 100;

const KEY_ID = { description: 'Which key the tags were made with: the first 16 hex digits of its public key.' };
const IS_KEY_ID = { message: 'keyId must be 16 hex digits in lower case' };

export class EvaluationRequest {
  @ApiProperty({
    type: [String],
    maxItems: POINTS_MAX,
    description: 'Blinded elements of ristretto255 (RFC 9497), 64 hex digits each.',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(POINTS_MAX)
  @Matches(POINT_HEX, { each: true, message: 'each of blinded must be 64 hex digits in lower case' })
  blinded!: string[];
}

export class LookupRequest {
  @ApiProperty(KEY_ID)
  @Matches(KEY_ID_HEX, IS_KEY_ID)
  keyId!: string;

  @ApiProperty({ description: 'The invoice’s tag, 128 hex digits.' })
  @Matches(TAG_HEX, { message: 'tag must be 128 hex digits in lower case' })
  tag!: string;
}

export class RegistrationRequest {
  @ApiProperty(KEY_ID)
  @Matches(KEY_ID_HEX, IS_KEY_ID)
  keyId!: string;

  @ApiProperty({ description: 'The invoice’s tag, 128 hex digits.' })
  @Matches(TAG_HEX, { message: 'exact must be 128 hex digits in lower case' })
  exact!: string;

  @ApiProperty({
    type: [String],
    minItems: NEAR_INPUTS,
    maxItems: NEAR_INPUTS,
    description: 'The tags of the buckets that its figures lie in, 128 hex digits each.',
  })
  @IsArray()
  @ArrayMinSize(NEAR_INPUTS)
  @ArrayMaxSize(NEAR_INPUTS)
  @Matches(TAG_HEX, { each: true, message: 'each of near must be 128 hex digits in lower case' })
  near!: string[];
}
