import { ApiProperty } from '@nestjs/swagger';
import { FACT_KINDS, type FactKind } from '@tallystick/act-types';

export class FactView {
  @ApiProperty({ enum: Object.keys(FACT_KINDS) })
  kind!: FactKind;

  @ApiProperty({ description: 'Names the fact, as a digest names an act: stated again it is the same one.' })
  key!: string;
}
