import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  /** 200 as long as the process answers; it needs nobody else. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }
}
