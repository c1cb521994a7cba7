import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tallystick/platform';
import type { FastifyReply } from 'fastify';
import { LiveView, ReadyView } from './health-views.js';
import { Readiness } from './readiness.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** 200 as long as the process answers. */
  @Get('live')
  @ApiOkResponse({ type: LiveView })
  @Public()
  live(): LiveView {
    return { status: 'live' };
  }

  /** 200 when it can do its work; 503 names what is missing. */
  @Get('ready')
  @ApiOkResponse({ type: ReadyView })
  @ApiServiceUnavailableResponse({ type: ReadyView, description: 'What is not ok among the checks is missing.' })
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const checks = await this.readiness.checks();
    const ready = checks.every(({ ok }) => ok);
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', checks };
  }
}
