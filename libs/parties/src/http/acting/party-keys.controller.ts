import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Network } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { ClearSuspicion } from '../../application/acting/clear-suspicion.js';
import { EnrolActingPasskey } from '../../application/acting/enrol-acting-passkey.js';
import { FindActingPasskeys } from '../../application/acting/find-acting-passkeys.js';
import { PreparedAccountChangeView, preparedAccountChangeView } from '../account.view.js';
import { PersonIdPipe } from '../people/person-id-pipe.js';
import { ActingPasskeysView, actingPasskeyView } from './acting-passkey.view.js';
import { KeyEnrolmentTerms, KeyRemovalTerms } from './acting-requests.js';

/** The acting passkeys of your organisation, for whoever administers it. What the account takes, its own persons decide. */
@ApiTags('acting')
@ApiBearerAuth()
@Controller('v1')
export class PartyKeysController {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly passkeys: FindActingPasskeys,
    private readonly enrolling: EnrolActingPasskey,
    private readonly clearing: ClearSuspicion,
  ) {}

  /** Of everybody at your organisation, the newest first. */
  @Get('account/acting-passkeys')
  @ApiOkResponse({ type: ActingPasskeysView })
  @RequireScope('administer')
  async ofParty(@Caller() caller: Principal): Promise<ActingPasskeysView> {
    return { items: (await this.passkeys.ofParty(caller)).map((one) => actingPasskeyView(one, this.network)) };
  }

  /** The change of your account by which the key comes to act: what its present persons are to approve and, given their signature, what makes the change. Compare the fingerprint first. */
  @Post('acting-passkeys/:passkey/enrolment')
  @ApiOkResponse({ type: PreparedAccountChangeView })
  @HttpCode(200)
  @RequireScope('administer')
  async enrol(
    @Param('passkey', PersonIdPipe) id: string,
    @Body() { person, ...terms }: KeyEnrolmentTerms,
    @Caller() caller: Principal,
  ): Promise<PreparedAccountChangeView> {
    return preparedAccountChangeView(await this.enrolling.enrol(id, person, terms, caller));
  }

  /** The change of your account by which the key acts no more, in the same way. */
  @Post('acting-passkeys/:passkey/removal')
  @ApiOkResponse({ type: PreparedAccountChangeView })
  @HttpCode(200)
  @RequireScope('administer')
  async remove(
    @Param('passkey', PersonIdPipe) id: string,
    @Body() terms: KeyRemovalTerms,
    @Caller() caller: Principal,
  ): Promise<PreparedAccountChangeView> {
    return preparedAccountChangeView(await this.enrolling.remove(id, terms, caller));
  }

  /** Lets another’s passkey act again that counted as a copy of it would, once you know that there is none. */
  @Delete('acting-passkeys/:passkey/suspicion')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  clear(@Param('passkey', PersonIdPipe) id: string, @Caller() caller: Principal): Promise<void> {
    return this.clearing.run(id, caller);
  }
}
