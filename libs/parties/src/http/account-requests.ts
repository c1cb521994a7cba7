import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** More than any company has keys, and few enough to be added in one transaction. */
const SIGNERS_MAX = 50;
/** An account has 300,000 gas to check its signatures with, and one of a passkey may take 38,000: more persons could never sign. */
export const THRESHOLD_MAX = 7;
export const PERSON_MAX = 2 ** 32 - 1;
const KEY = /^0x([0-9a-f]{40}|[0-9a-f]{168})$/;
const NO_KEY = '$property must be 0x and the hex digits of 20 bytes (a key’s address) or of 84 (a passkey)';

/** Keys are told apart by their bytes alone, in whatever case an address is written. */
const inLowerCase = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string'
    ? value.toLowerCase()
    : Array.isArray(value)
      ? value.map((one: unknown) => inLowerCase({ value: one }))
      : value;

export class AccountSignerTerms {
  @ApiProperty({
    minimum: 1,
    maximum: PERSON_MAX,
    description: 'Your own number for the person who holds the key; several keys of one person count once.',
  })
  @IsInt()
  @Min(1)
  @Max(PERSON_MAX)
  person!: number;

  @ApiProperty({
    description:
      '0x hex: 20 bytes of a key’s address, or 84 of a passkey: the passkey verifier, then the point’s x and y.',
  })
  @Transform(inLowerCase)
  @IsString()
  @Matches(KEY, { message: NO_KEY })
  key!: string;
}

class ThresholdTerms {
  @ApiProperty({ minimum: 1, maximum: THRESHOLD_MAX, description: 'How many persons must approve.' })
  @IsInt()
  @Min(1)
  @Max(THRESHOLD_MAX)
  threshold!: number;
}

export class AccountRequest extends ThresholdTerms {
  @ApiPropertyOptional({
    description: '32 bytes, 0x hex: the same persons may have several accounts. Random by default.',
  })
  @IsOptional()
  @Matches(/^0x[0-9a-f]{64}$/, { message: 'salt must be 0x and 64 lower-case hex digits' })
  salt?: string;

  @ApiProperty({ type: [AccountSignerTerms] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SIGNERS_MAX)
  @ValidateNested({ each: true })
  @Type(() => AccountSignerTerms)
  signers!: AccountSignerTerms[];
}

export class KeptAccountChangeRequest extends ThresholdTerms {
  @ApiPropertyOptional({ type: [String], description: 'Keys of the account, 0x hex.' })
  @IsOptional()
  @Transform(inLowerCase)
  @IsArray()
  @ArrayMaxSize(SIGNERS_MAX)
  @Matches(KEY, { each: true, message: NO_KEY })
  remove: string[] = [];

  @ApiPropertyOptional({ type: [AccountSignerTerms] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SIGNERS_MAX)
  @ValidateNested({ each: true })
  @Type(() => AccountSignerTerms)
  add: AccountSignerTerms[] = [];

  @ApiPropertyOptional({
    description:
      'Last moment at which the chain takes the change, in seconds since 1970; thirty days ahead by default.',
  })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,11}$/, { message: 'deadline must be seconds since 1970 in decimal digits' })
  deadline?: string;
}

export class AccountChangeRequest extends KeptAccountChangeRequest {
  @ApiPropertyOptional({
    description:
      'Your account’s signature over `digest`, once enough persons approved; with the same change and deadline, you are given the transaction.',
  })
  @IsOptional()
  @Matches(/^0x([0-9a-fA-F]{2}){1,8192}$/, {
    message: 'signature must be 0x and an even number of hex digits, at most 8192 bytes',
  })
  signature?: string;
}
