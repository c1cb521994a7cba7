import type {
  CircleSeen,
  CopySeen,
  CutSumSeen,
  PatternSeen,
  RelationSeen,
  SeenElsewhere,
  RepeatedGoodsSeen,
} from '@tallystick/act-types';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Matches,
  Max,
  Min,
  Validate,
  ValidateNested,
} from 'class-validator';
import { PatternConstraint } from './pattern-constraint.js';

/** Far more than there are parties or invoices; keeps what is told within what is counted exactly. */
const MAX_COUNT = 1_000_000_000;
const MAX_DAYS = 1_000_000;
const MAX_SEEN = 50;

export class CircleDto implements CircleSeen {
  @IsInt()
  @Min(2)
  @Max(100)
  parties!: number;

  @IsInt()
  @Min(0)
  @Max(1_000)
  days!: number;

  @IsInt()
  @Min(0)
  @Max(100)
  keptPercent!: number;
}

export class CopyDto implements CopySeen {
  @IsIn(['seller', 'buyer', 'none'])
  shared!: CopySeen['shared'];

  @IsBoolean()
  sameNumber!: boolean;

  @IsBoolean()
  sameLines!: boolean;

  @IsInt()
  @Min(0)
  @Max(MAX_DAYS)
  daysApart!: number;
}

export class RepeatedGoodsDto implements RepeatedGoodsSeen {
  @IsIn(['seller', 'buyer'])
  recorder!: RepeatedGoodsSeen['recorder'];

  @IsInt()
  @Min(1)
  @Max(MAX_COUNT)
  units!: number;

  @IsInt()
  @Min(1)
  @Max(MAX_COUNT)
  invoices!: number;
}

export class RelationDto implements RelationSeen {
  @IsIn(['account', 'address', 'phone', 'email', 'representative', 'signing-key'])
  by!: RelationSeen['by'];

  @IsIn(['buyer', 'other-sellers'])
  to!: RelationSeen['to'];

  @IsInt()
  @Min(1)
  @Max(MAX_COUNT)
  parties!: number;
}

export class CutSumDto implements CutSumSeen {
  @IsIn(['whole', 'piece'])
  role!: CutSumSeen['role'];

  @IsInt()
  @Min(2)
  @Max(100)
  pieces!: number;

  @IsInt()
  @Min(0)
  @Max(MAX_DAYS)
  daysApart!: number;

  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^[0-9a-f]{64}$/, { each: true })
  others!: string[];
}

/** All six lists; what was not looked for is empty. */
export class SeenDto implements SeenElsewhere {
  @IsArray()
  @ArrayMaxSize(MAX_SEEN)
  @ValidateNested({ each: true })
  @Type(() => CircleDto)
  circles!: CircleDto[];

  @IsArray()
  @ArrayMaxSize(MAX_SEEN)
  @ValidateNested({ each: true })
  @Type(() => CopyDto)
  copies!: CopyDto[];

  @IsArray()
  @ArrayMaxSize(MAX_SEEN)
  @ValidateNested({ each: true })
  @Type(() => RepeatedGoodsDto)
  goods!: RepeatedGoodsDto[];

  @IsArray()
  @ArrayMaxSize(MAX_SEEN)
  @ValidateNested({ each: true })
  @Type(() => RelationDto)
  relations!: RelationDto[];

  @IsArray()
  @ArrayMaxSize(MAX_SEEN)
  @ValidateNested({ each: true })
  @Type(() => CutSumDto)
  sums!: CutSumDto[];

  @IsArray()
  @ArrayMaxSize(MAX_SEEN)
  @Validate(PatternConstraint, { each: true })
  patterns!: PatternSeen[];
}
