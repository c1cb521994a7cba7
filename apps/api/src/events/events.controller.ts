import { Controller, Headers, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccessTokens, Caller, type Principal, RequireScope, shownToken } from '@tallystick/platform';
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

  /**
   * What concerns you, as it happens: server-sent events whose names are past tense and whose data names the subject. First comes `connected`, whose data
   * names the `person` whose session it is, if one's; `still-here` comes every 15 seconds or so.
   */
  @Sse()
  @RequireScope('read')
  @ApiOkResponse({
    description: 'A stream without end.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
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
    const token = shownToken(request, this.tokens.sessionCookie) ?? '';
    return this.feed.streamFor(caller, parsePosition(lastEventId), () => this.tokens.stillHolds(caller, token));
  }
}
