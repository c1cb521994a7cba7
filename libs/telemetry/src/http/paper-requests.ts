import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment } from '@tallystick/platform';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const TAGS_MAX = 5_000;
const DECIMAL = /^-?[0-9]{1,18}(\.[0-9]{1,9})?$/;

class PaperRequest {
  @ApiProperty({ description: 'The scale, door or tag reader.', maxLength: 64 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  device!: string;

  @ApiPropertyOptional({ description: 'What you call the paper.', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reference?: string;
}

class SpanRequest extends PaperRequest {
  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  from!: string;

  @ApiProperty({ format: 'date-time' })
  @IsMoment()
  until!: string;
}

export class OpeningRequest extends SpanRequest {}

export class MovementRequest extends SpanRequest {
  @ApiProperty({
    description: 'What the weight changes by, a decimal in the scale’s unit; negative for goods that leave.',
  })
  @Matches(DECIMAL, { message: 'change must be a decimal as text, such as "-125.5"' })
  change!: string;
}

export class ReleaseOrderRequest extends SpanRequest {
  @ApiProperty({ description: 'How much may leave, a decimal above 0 in the scale’s unit.' })
  @Matches(DECIMAL, { message: 'quantity must be a decimal as text, such as "125.5"' })
  quantity!: string;
}

export class ExpectedTagsRequest extends PaperRequest {
  @ApiProperty({ type: [String], maxItems: TAGS_MAX, description: 'Tags that from now on must be there.' })
  @IsArray()
  @ArrayMaxSize(TAGS_MAX)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(60, { each: true })
  add!: string[];

  @ApiProperty({ type: [String], maxItems: TAGS_MAX, description: 'Tags that need no longer be there.' })
  @IsArray()
  @ArrayMaxSize(TAGS_MAX)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(60, { each: true })
  remove!: string[];
}
