import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment } from '@tallystick/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export const ALARM_STATES = [
  ...['open', 'unacknowledged', 'acknowledged', 'returned-unacknowledged', 'latched-unacknowledged'],
  ...['latched-acknowledged', 'closed'],
] as const;

/** Characters of what is said why. */
export const REASON_MAX = 500;
const INSTANCE_MAX = 400;
const TARGETS_MAX = 50;

export class ReasonRequest {
  @ApiProperty({ maxLength: REASON_MAX, description: 'Why; all who may see the site read it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  reason!: string;
}

export class TargetRequest {
  @ApiProperty({ format: 'uuid', description: 'Id of a rule of this site.' })
  @IsUUID()
  rule!: string;

  @ApiProperty({
    description: 'What of it, as its alarms name it: a device, `device/metric`.',
    maxLength: INSTANCE_MAX,
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(INSTANCE_MAX)
  instance!: string;
}

export class ShelvingRequest extends TargetRequest {
  @ApiProperty({
    format: 'date-time',
    description: 'At most as far ahead as the installation allows, and never beyond 24 h.',
  })
  @IsMoment()
  until!: string;

  @ApiProperty({ maxLength: REASON_MAX, description: 'Why; all who may see the site read it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  reason!: string;
}

export class OutageRequest extends ReasonRequest {
  @ApiProperty({ type: [TargetRequest], maxItems: TARGETS_MAX })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(TARGETS_MAX)
  @ArrayUnique(({ rule, instance }: TargetRequest) => `${rule}/${instance}`)
  @ValidateNested({ each: true })
  @Type(() => TargetRequest)
  targets!: TargetRequest[];

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  from!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Without it, until it is returned to service.' })
  @IsOptional()
  @IsMoment()
  until?: string;
}
