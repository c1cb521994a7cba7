import { ApiPropertyOptional } from '@nestjs/swagger';
import { FACT_KINDS, type FactKind } from '@tallystick/act-types';
import { PageQuery } from '@tallystick/platform';
import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsOptional } from 'class-validator';
import { FACT_STATES, type FactState } from '../domain/fact-state.js';
import { asList } from './act-requests.js';

export class FactListQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'States to list, separated by commas.',
    type: String,
    example: 'relayed,recorded',
  })
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @IsIn(FACT_STATES, { each: true })
  state?: FactState[];

  @ApiPropertyOptional({
    description: 'Kinds to list, separated by commas.',
    type: String,
    example: 'declare-overdue',
  })
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @IsIn(Object.keys(FACT_KINDS), { each: true })
  kind?: FactKind[];
}
