import { ApiProperty } from '@nestjs/swagger';
import { IsPartyNumber } from '@tallystick/platform';
import { IsBoolean, Matches } from 'class-validator';
import { FragmentRequest } from './receivable-requests.js';

export class PledgeRequest extends FragmentRequest {
  @ApiProperty({ description: 'Party number of the bank.' })
  @IsPartyNumber()
  pledgee!: string;
}

export class WitnessedRequest extends FragmentRequest {
  @ApiProperty({
    description: 'Party number of a regulator, or of a bank, with no interest in the fragment; it signs along.',
  })
  @IsPartyNumber()
  witness!: string;
}

export class OrderRequest extends WitnessedRequest {
  @ApiProperty({ description: '32 bytes, 0x hex: a hash of the order that nobody can guess.' })
  @Matches(/^0x(?!0{64}$)[0-9a-f]{64}$/, { message: 'order must be 0x and 64 lower-case hex digits, not all 0' })
  order!: string;
}

export class OrderedDisputeRequest extends OrderRequest {
  @ApiProperty({ description: 'true begins the dispute, false ends it.' })
  @IsBoolean()
  disputed!: boolean;
}

export class ReassignmentRequest extends WitnessedRequest {
  @ApiProperty({ description: 'Party number of whom the order gives it to.' })
  @IsPartyNumber()
  recipient!: string;
}
