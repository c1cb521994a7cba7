import { ApiProperty } from '@nestjs/swagger';
import { IsIntervalPoint, IsReceivableId } from '@tallystick/platform';

export class OverdueRequest {
  @ApiProperty()
  @IsReceivableId()
  receivable!: string;
}

export class FragmentFactRequest extends OverdueRequest {
  @ApiProperty({ description: 'Where the fragment starts in the receivable’s interval, minor units.', example: '0' })
  @IsIntervalPoint()
  from!: string;
}
