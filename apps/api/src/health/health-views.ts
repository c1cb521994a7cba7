import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { READINESS_CHECKS, type ReadinessCheck } from './readiness.js';

export class LiveView {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

class ReadinessCheckView implements ReadinessCheck {
  @ApiProperty({ enum: READINESS_CHECKS })
  name!: ReadinessCheck['name'];

  @ApiProperty()
  ok!: boolean;

  @ApiPropertyOptional({ description: 'What is missing, of a check that is not ok.' })
  detail?: string;
}

export class ReadyView {
  @ApiProperty({ enum: ['ready', 'not-ready'] })
  status!: 'ready' | 'not-ready';

  @ApiProperty({ type: [ReadinessCheckView] })
  checks!: ReadinessCheckView[];
}
