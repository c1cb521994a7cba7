import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

export const SIGNATURE_HEX = /^0x([0-9a-fA-F]{2}){1,8192}$/;
export const SIGNATURE_RULE = { message: 'signature must be 0x and an even number of hex digits, at most 8192 bytes' };

export class SignatureRequest {
  @ApiProperty({
    description:
      'Your account’s signature over the act’s digest: 65 bytes from a key, or what your contract account takes (ERC-1271).',
  })
  @IsString()
  @Matches(SIGNATURE_HEX, SIGNATURE_RULE)
  signature!: string;
}

export class RefusalRequest {
  @ApiProperty({ description: 'Why, for the other parties to read.' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason!: string;
}

/** What every request that drafts an act may say besides its terms. */
export class DraftOptions {
  @ApiPropertyOptional({
    type: Boolean,
    description: 'false keeps it as your own draft; otherwise it is offered to its signatories at once.',
    default: true,
  })
  @IsOptional()
  @IsBoolean()
  offer = true;

  @ApiPropertyOptional({
    description:
      'Last moment at which the chain takes it, in seconds since 1970; by default as late as the kind allows.',
  })
  @IsOptional()
  @IsString()
  // At most 12 digits: a later moment is none that a Date can hold, and no kind allows it.
  @Matches(/^[1-9][0-9]{0,11}$/, { message: 'deadline must be seconds since 1970 in decimal digits' })
  deadline?: string;
}
