import { Controller, Headers, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AccessTokens, bearerToken, Caller, type Principal, RequireScope } from '@tallystick/platform';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { EventFeed } from './event-feed.js';
import { parsePosition } from './feed-position.js';

@ApiTags('events')
@ApiBearerAuth()
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: EventFeed,
    private readonly tokens: AccessTokens,
  ) {}

  /** What concerns you, as it happens: server-sent events whose names are past tense and whose data names the subject. */
  @Sse()
  @RequireScope('read')
  @ApiProduces('text/event-stream')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Where a lost connection stood; what came since is sent first.',
  })
  events(
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Headers('last-event-id') lastEventId?: string,
  ): Observable<MessageEvent> {
    const token = bearerToken(request.headers.authorization) ?? '';
    const stands = async (): Promise<boolean> => (await this.tokens.principalOf(token)) !== undefined;
    return this.feed.streamFor(caller, parsePosition(lastEventId), stands);
  }
}
