import { Body, Controller, Header, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { OriginNotOurs, Public } from '@tallystick/platform';
import type { FastifyReply } from 'fastify';
import { BeginSignIn } from '../../application/people/begin-sign-in.js';
import { PEOPLE_TERMS, type PeopleTerms } from '../../application/people/people-terms.js';
import { SignIn } from '../../application/people/sign-in.js';
import { deviceOf } from '../../domain/people/device.js';
import { SignInTerms } from './passkey-requests.js';
import { giveSession } from './session-header.js';
import { signedInView, SignedInView } from './signed-in.view.js';

@ApiTags('sign-in')
@Controller('v1/sign-in')
export class SignInController {
  constructor(
    private readonly beginning: BeginSignIn,
    private readonly signingIn: SignIn,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  /** What a passkey is to answer: for PublicKeyCredential.parseRequestOptionsFromJSON and navigator.credentials.get. */
  @Post('options')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  options(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.beginning.run();
  }

  /** Opens a session for a passkey’s answer. A request with the cookie that changes something has to come from a page of ours (Origin). */
  @Post()
  @ApiOkResponse({ type: SignedInView })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  async signIn(
    @Body() { passkey, deliver }: SignInTerms,
    @Headers('origin') origin: string | undefined,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    // Else another's page could sign a person in as somebody else, who then reads what they enter.
    if (deliver === 'cookie' && !this.terms.origins.includes(origin ?? '')) throw new OriginNotOurs();
    const session = await this.signingIn.run(passkey, deviceOf(userAgent));
    if (deliver === 'cookie') giveSession(reply, session, this.terms);
    return signedInView(session, deliver);
  }
}
