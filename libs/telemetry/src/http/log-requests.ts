import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RequestInvalid } from '@tallystick/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const MAX = Number.MAX_SAFE_INTEGER;

/** A place in a log, from 0, in decimal digits: as a number the request's own reading of it would take others, too. */
@Injectable()
export class PositionPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^(0|[1-9][0-9]{0,15})$/.test(value) && Number(value) <= MAX) return value;
    throw new RequestInvalid([{ field: 'position', message: 'expected a whole number from 0 in decimal digits' }]);
  }
}

export class InclusionQuery {
  @ApiProperty({ type: Number, minimum: 0, description: 'Of the leaf, from 0.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX)
  position!: number;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    description: 'Leaves of the tree; all that the log has if left out.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX)
  size?: number;
}

export class ConsistencyQuery {
  @ApiProperty({ type: Number, minimum: 1, description: 'Leaves of the earlier tree.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX)
  from!: number;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    description: 'Leaves of the later tree; all that the log has if left out.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX)
  to?: number;
}
