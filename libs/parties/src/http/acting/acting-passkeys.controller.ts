import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Network } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { BeginActingRegistration } from '../../application/acting/begin-acting-registration.js';
import { FindActingPasskeys } from '../../application/acting/find-acting-passkeys.js';
import { ProveActingPasskey } from '../../application/acting/prove-acting-passkey.js';
import { RegisterActingPasskey } from '../../application/acting/register-acting-passkey.js';
import { WithdrawActingPasskey } from '../../application/acting/withdraw-acting-passkey.js';
import { PersonIdPipe } from '../people/person-id-pipe.js';
import { ActingPasskeysView, ActingPasskeyView, actingPasskeyView } from './acting-passkey.view.js';
import { ActingPasskeyTerms, PasskeyAnswerTerms } from './acting-requests.js';

/** The passkeys that you act with: others than you sign in with, and of no use before your account has them. */
@ApiTags('acting')
@ApiBearerAuth()
@Controller('v1/acting-passkeys')
export class ActingPasskeysController {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly passkeys: FindActingPasskeys,
    private readonly beginning: BeginActingRegistration,
    private readonly registering: RegisterActingPasskey,
    private readonly proving: ProveActingPasskey,
    private readonly withdrawing: WithdrawActingPasskey,
  ) {}

  /** What to make the passkey of: for PublicKeyCredential.parseCreationOptionsFromJSON and navigator.credentials.create. People alone. */
  @Post('options')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @RequireScope('acts')
  options(@Caller() caller: Principal): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.beginning.run(caller);
  }

  /** Registers the passkey that was made. It is of no use until it has signed `possession.digest`. */
  @Post()
  @ApiCreatedResponse({ type: ActingPasskeyView })
  @RequireScope('acts')
  async register(@Body() terms: ActingPasskeyTerms, @Caller() caller: Principal): Promise<ActingPasskeyView> {
    return this.get(await this.registering.run(terms.label, terms.passkey, caller), caller);
  }

  /** Your own, the newest first. People alone. */
  @Get()
  @ApiOkResponse({ type: ActingPasskeysView })
  @RequireScope('read')
  async own(@Caller() caller: Principal): Promise<ActingPasskeysView> {
    return { items: (await this.passkeys.own(caller)).map((one) => actingPasskeyView(one, this.network)) };
  }

  /** One of your own, or, if you administer your organisation, of anybody there. */
  @Get(':passkey')
  @ApiOkResponse({ type: ActingPasskeyView })
  @RequireScope('read')
  async get(@Param('passkey', PersonIdPipe) id: string, @Caller() caller: Principal): Promise<ActingPasskeyView> {
    return actingPasskeyView(await this.passkeys.byId(id, caller), this.network);
  }

  /** Proves that you have the passkey: its answer to `possession.digest` as the challenge. */
  @Post(':passkey/possession')
  @ApiOkResponse({ type: ActingPasskeyView })
  @HttpCode(200)
  @RequireScope('acts')
  async prove(
    @Param('passkey', PersonIdPipe) id: string,
    @Body() { passkey }: PasskeyAnswerTerms,
    @Caller() caller: Principal,
  ): Promise<ActingPasskeyView> {
    await this.proving.run(id, passkey, caller);
    return this.get(id, caller);
  }

  /** Takes back one of your own, or, if you administer your organisation, anybody’s there: nothing is approved with it any more. From the account your persons remove it. */
  @Delete(':passkey')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('read')
  withdraw(@Param('passkey', PersonIdPipe) id: string, @Caller() caller: Principal): Promise<void> {
    return this.withdrawing.run(id, caller);
  }
}
