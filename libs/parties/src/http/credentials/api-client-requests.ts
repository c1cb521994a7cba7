import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, type Scope, SCOPES } from '@tallystick/platform';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class ApiClientRequest {
  @ApiProperty({ description: 'What the credential is for.', example: 'ERP' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  label!: string;

  @ApiProperty({
    enum: SCOPES,
    isArray: true,
    description: 'Some of those of your own token; the operator gives newcomers any.',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: Scope[];

  @ApiPropertyOptional({ format: 'date-time', description: 'When it ends by itself; never by default.' })
  @IsOptional()
  @IsMoment()
  expiresAt?: string;
}
