import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { PERSON_MAX, THRESHOLD_MAX } from '../account-requests.js';
import { AuthenticationAnswer, RegistrationAnswer } from '../people/passkey-requests.js';

export class ActingPasskeyTerms {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'By which you know it, such as “token in the safe”.' })
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}\p{Cf}]+$/u, { message: 'label must be one line of text' })
  label!: string;

  @ApiProperty({ type: RegistrationAnswer, description: 'PublicKeyCredential.toJSON() of the new passkey.' })
  @IsObject()
  @ValidateNested()
  @Type(() => RegistrationAnswer)
  passkey!: RegistrationAnswer;
}

export class PasskeyAnswerTerms {
  @ApiProperty({ type: AuthenticationAnswer, description: 'PublicKeyCredential.toJSON() of the answer.' })
  @IsObject()
  @ValidateNested()
  @Type(() => AuthenticationAnswer)
  passkey!: AuthenticationAnswer;
}

export class KeyApprovalTerms {
  @ApiProperty({
    description: 'Over `approvalDigest`: r, s and v, 65 bytes in 0x hex, as `eth_signTypedData_v4` answers.',
    example: `0x${'1b'.repeat(65)}`,
  })
  @Matches(/^0x[0-9a-fA-F]{130}$/, { message: 'signature must be 0x and 130 hex digits: r, s and v' })
  signature!: string;
}

export class KeyRemovalTerms {
  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: THRESHOLD_MAX,
    description: 'How many persons must approve from then on; as many as now by default.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(THRESHOLD_MAX)
  threshold?: number;

  @ApiPropertyOptional({
    description:
      'Last moment at which the chain takes the change, in seconds since 1970; thirty days ahead by default.',
  })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,11}$/, { message: 'deadline must be seconds since 1970 in decimal digits' })
  deadline?: string;

  @ApiPropertyOptional({
    description:
      'Your account’s signature over `digest`, once enough persons approved; with the same person, threshold and deadline, you are given the transaction.',
  })
  @IsOptional()
  @Matches(/^0x([0-9a-fA-F]{2}){1,8192}$/, {
    message: 'signature must be 0x and an even number of hex digits, at most 8192 bytes',
  })
  signature?: string;
}

export class KeyEnrolmentTerms extends KeyRemovalTerms {
  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: PERSON_MAX,
    description:
      'The number by which the account is to know the person: the one it knows them by already, by default, or the next.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(PERSON_MAX)
  person?: number;
}
