import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersWithSecret, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { EndSession } from '../../application/people/end-session.js';
import { FindSessions } from '../../application/people/find-sessions.js';
import { MakePersonLink } from '../../application/people/make-person-link.js';
import { WithdrawPersonLink } from '../../application/people/withdraw-person-link.js';
import { PersonLinkView, personLinkView, sessionsView, SessionsView } from './person.view.js';
import { PersonIdPipe } from './person-id-pipe.js';

/** How a person of your organisation comes in, and where they are, for whoever administers it. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/people/:person')
export class PersonEntranceController {
  constructor(
    private readonly linking: MakePersonLink,
    private readonly withdrawing: WithdrawPersonLink,
    private readonly sessions: FindSessions,
    private readonly ending: EndSession,
  ) {}

  /** Makes a new link for a person who lost the device or the link. Redeemed, it replaces the passkey they had and ends their sessions. */
  @Post('link')
  @ApiCreatedResponse({ type: PersonLinkView })
  @Header('cache-control', 'no-store')
  @AnswersWithSecret()
  @RequireScope('administer')
  async link(@Param('person', PersonIdPipe) person: string, @Caller() caller: Principal): Promise<PersonLinkView> {
    return personLinkView(await this.linking.run(person, caller));
  }

  /** Withdraws the link that waits to be redeemed. */
  @Delete('link')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  withdraw(@Param('person', PersonIdPipe) person: string, @Caller() caller: Principal): Promise<void> {
    return this.withdrawing.run(person, caller);
  }

  /** Where a person is signed in, the newest first. */
  @Get('sessions')
  @ApiOkResponse({ type: SessionsView })
  @RequireScope('administer')
  async sessionsOf(@Param('person', PersonIdPipe) person: string, @Caller() caller: Principal): Promise<SessionsView> {
    return sessionsView(await this.sessions.of(person, caller), caller);
  }

  /** Ends every session of a person. */
  @Delete('sessions')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  endAll(@Param('person', PersonIdPipe) person: string, @Caller() caller: Principal): Promise<void> {
    return this.ending.all(person, caller);
  }

  /** Ends one session of a person. */
  @Delete('sessions/:session')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  end(
    @Param('person', PersonIdPipe) person: string,
    @Param('session', PersonIdPipe) session: string,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.ending.run(person, session, caller);
  }
}
