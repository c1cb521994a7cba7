import { ApiPropertyOptional } from '@nestjs/swagger';
import { listQuery } from '@tallystick/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { ACT_LIST } from '../application/act-list.js';
import { ActView } from './act.view.js';

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class ActListQuery extends listQuery(ACT_LIST, ActView) {
  @ApiPropertyOptional({ description: 'true: only acts that wait for your signature; false: only the others.' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  awaitingMe?: boolean;
}
