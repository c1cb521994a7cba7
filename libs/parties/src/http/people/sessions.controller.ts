import { Controller, Delete, Get, HttpCode, Inject, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import type { FastifyReply } from 'fastify';
import { EndSession } from '../../application/people/end-session.js';
import { FindPeople } from '../../application/people/find-people.js';
import { FindSessions } from '../../application/people/find-sessions.js';
import { PEOPLE_TERMS, type PeopleTerms } from '../../application/people/people-terms.js';
import { NotAPerson } from '../../domain/people/errors.js';
import { sessionsView, SessionsView } from './person.view.js';
import { PersonIdPipe } from './person-id-pipe.js';
import { takeSession } from './session-header.js';
import { presentPersonView, SignedInPersonView } from './signed-in.view.js';

/** The sessions of whoever asks, for people alone. */
@ApiTags('sign-in')
@ApiBearerAuth()
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly people: FindPeople,
    private readonly sessions: FindSessions,
    private readonly ending: EndSession,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  /** The person that you are signed in as, and whether a link waits by which somebody else could be. */
  @Get('session')
  @ApiOkResponse({ type: SignedInPersonView })
  @RequireScope('read')
  async get(@Caller() caller: Principal): Promise<SignedInPersonView> {
    return presentPersonView(await this.people.byId(personOf(caller), caller));
  }

  /** Signs out. */
  @Delete('session')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('read')
  async signOut(@Caller() caller: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.ending.signOut(caller);
    takeSession(reply, this.terms);
  }

  /** Where you are signed in, the newest first. */
  @Get('sessions')
  @ApiOkResponse({ type: SessionsView })
  @RequireScope('read')
  async list(@Caller() caller: Principal): Promise<SessionsView> {
    return sessionsView(await this.sessions.of(personOf(caller), caller), caller);
  }

  /** Ends one of your sessions. */
  @Delete('sessions/:session')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('read')
  end(@Param('session', PersonIdPipe) session: string, @Caller() caller: Principal): Promise<void> {
    return this.ending.run(personOf(caller), session, caller);
  }
}

/** Throws `NotAPerson`. */
function personOf({ person }: Principal): string {
  if (!person) throw new NotAPerson();
  return person.id;
}
