import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { FactPresenter, FactView } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { StateRecoveryOver } from '../application/state-recovery-over.js';
import { RecoveryOverRequest } from './party-requests.js';

@ApiTags('facts')
@ApiBearerAuth()
@Controller('v1/facts')
export class PartyFactsController {
  constructor(
    private readonly recoveryOver: StateRecoveryOver,
    private readonly present: FactPresenter,
  ) {}

  /** Nobody stopped the recovery of a party’s account in seven days: the party goes over to the new account. */
  @Post('recovery')
  @ApiAcceptedResponse({ type: FactView })
  @HttpCode(202)
  @RequireScope('acts')
  async completeRecovery(@Body() { party }: RecoveryOverRequest, @Caller() caller: Principal): Promise<FactView> {
    return this.present.byKey(await this.recoveryOver.run(party, caller), caller);
  }
}
