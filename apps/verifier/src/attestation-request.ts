import type { ActMessage } from '@tallystick/act-types';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { EvidenceDto, SIGNATURE } from './evidence.js';

/** An attestation as this verifier gave it; what it does not know again it leaves alone. */
export class StandingAttestationDto {
  @IsObject()
  message!: ActMessage;

  @Matches(SIGNATURE)
  signature!: string;
}

export class AttestationRequestDto extends EvidenceDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => StandingAttestationDto)
  standing?: StandingAttestationDto;
}
