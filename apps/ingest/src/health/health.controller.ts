import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { READINESS, type Readiness, type ReadReadiness } from './readiness.js';

type Answer = { readonly status: 'ready' | 'not-ready'; readonly detail?: string } & Omit<Readiness, 'fault'>;

@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: ReadReadiness) {}

  /** 200 as long as the process answers. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 when what comes in would be stored: the database answers, and at an external broker each site that is held has its session. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const { fault, ...counts } = await this.readiness();
    if (fault === undefined) return { status: 'ready', ...counts };
    void reply.status(503);
    return { status: 'not-ready', ...counts, detail: fault };
  }
}
