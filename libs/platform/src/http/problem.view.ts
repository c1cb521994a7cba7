import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FieldFault, Problem } from './problem.js';

class FieldFaultView implements FieldFault {
  @ApiProperty()
  field!: string;

  @ApiProperty()
  message!: string;
}

/** RFC 9457, as the OpenAPI document shows it. */
export class ProblemView implements Problem {
  @ApiProperty({ example: 'urn:tallystick:problem:act-not-found' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  status!: number;

  @ApiProperty({ description: 'Stable; decide by this.', example: 'act-not-found' })
  code!: string;

  @ApiProperty({ description: 'What was wrong and what would be right.' })
  detail!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The figures behind it.' })
  details?: Record<string, unknown>;

  @ApiPropertyOptional({ type: [FieldFaultView] })
  errors?: FieldFaultView[];

  @ApiPropertyOptional({ description: 'The request’s id, to quote when asking for help.' })
  instance?: string;

  @ApiPropertyOptional({ description: 'RFC 6749, 5.2; of the token endpoint alone.', example: 'invalid_client' })
  error?: string;

  @ApiPropertyOptional({ description: 'RFC 6749, 5.2; of the token endpoint alone.' })
  error_description?: string;
}
