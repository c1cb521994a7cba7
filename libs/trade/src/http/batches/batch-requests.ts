import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { listQuery } from '@tallystick/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { BATCH_FILE_LIST, BATCH_LIST } from '../../application/lists.js';
import { BatchFileView, BatchView } from './batch.view.js';

/** More than any setting allows. */
const FILES_MAX = 10_000;
const BYTES_MAX = 100_000_000;
const NAME = /^[^\p{Cc}]{1,255}$/u;

export class BatchFileRequest {
  @ApiProperty({ maxLength: 255, example: '2026-11/INV-1001.xml', description: 'Yours; it is told and never opened.' })
  @IsString()
  @Matches(NAME, { message: 'name must have 1 to 255 characters and no control character' })
  name!: string;

  @ApiProperty({
    description: 'SHA-256 of its bytes, hex, in lower case.',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 must be 64 hex digits in lower case' })
  sha256!: string;

  @ApiProperty({ minimum: 1, example: 8_192 })
  @IsInt()
  @Min(1)
  @Max(BYTES_MAX)
  bytes!: number;
}

export class BatchRequest {
  @ApiPropertyOptional({ maxLength: 200, example: 'November' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  label?: string;

  @ApiProperty({ type: [BatchFileRequest], minItems: 1, maxItems: FILES_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(FILES_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BatchFileRequest)
  files!: BatchFileRequest[];
}

export class BatchListQuery extends listQuery(BATCH_LIST, BatchView) {}

export class BatchFileListQuery extends listQuery(BATCH_FILE_LIST, BatchFileView) {}
