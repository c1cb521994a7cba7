import { Body, Controller, Header, Headers, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OriginNotOurs, Public } from '@tallystick/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PEOPLE_TERMS, type PeopleTerms } from '../../application/people/people-terms.js';
import { type DemoPerson, SignInAs } from '../../application/people/sign-in-as.js';
import { deviceOf } from '../../domain/people/device.js';
import { DemoDoorClosed } from '../../domain/people/errors.js';
import { DemoKeyTerms, DemoSignInTerms } from './demo-requests.js';
import { giveSession } from './session-header.js';
import { type SignedInView, signedInView } from './signed-in.view.js';

const LOOPBACK = /^(::1|(::ffff:)?127\.[0-9.]+)$/;

/** The demo's own door. It is in no document: only an installation that was begun with the demo has it, and only for its own machine. */
@ApiExcludeController()
@Controller('v1/demo')
export class DemoController {
  constructor(
    private readonly demo: SignInAs,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  @Post('people')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  async people(
    @Body() { key }: DemoKeyTerms,
    @Headers('origin') origin: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ items: object[] }> {
    this.requireOwn(request, origin);
    return { items: (await this.demo.people(key)).map(demoPersonView) };
  }

  @Post('sign-in')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  async signIn(
    @Body() { key, person }: DemoSignInTerms,
    @Headers('origin') origin: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    this.requireOwn(request, origin);
    const session = await this.demo.run(key, person, deviceOf(request.headers['user-agent']));
    giveSession(reply, session, this.terms);
    return signedInView(session, 'cookie');
  }

  /** From this machine, and from a page of ours: another's page may be open in the same browser. */
  private requireOwn({ socket }: FastifyRequest, origin: string | undefined): void {
    if (!LOOPBACK.test(socket.remoteAddress ?? '')) throw new DemoDoorClosed();
    if (!this.terms.origins.includes(origin ?? '')) throw new OriginNotOurs();
  }
}

const demoPersonView = ({ person: { id, name, roles }, organisation }: DemoPerson) => ({
  ...{ id, name, roles, party: organisation },
});
