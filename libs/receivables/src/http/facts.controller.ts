import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { FactPresenter, FactView } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { StateFreezeLapsed } from '../application/state-freeze-lapsed.js';
import { StateLockLapsed } from '../application/state-lock-lapsed.js';
import { StateOverdue } from '../application/state-overdue.js';
import { FragmentFactRequest, OverdueRequest } from './fact-requests.js';

/** What is so by itself, once its time has come: nobody signs. The worker has the chain say it; whom it concerns may ask for it at once. */
@ApiTags('facts')
@ApiBearerAuth()
@Controller('v1/facts')
export class FactsController {
  constructor(
    private readonly overdue: StateOverdue,
    private readonly lockLapsed: StateLockLapsed,
    private readonly freezeLapsed: StateFreezeLapsed,
    private readonly present: FactPresenter,
  ) {}

  /** A receivable is unpaid a day after its due time: its debtor issues nothing new until it is paid. */
  @Post('overdue')
  @ApiAcceptedResponse({ type: FactView })
  @HttpCode(202)
  @RequireScope('acts')
  async declareOverdue(@Body() { receivable }: OverdueRequest, @Caller() caller: Principal): Promise<FactView> {
    return this.present.byKey(await this.overdue.run(receivable, caller), caller);
  }

  /** A lock’s time is over, and no receipt has settled it: the part is its holder’s alone again. */
  @Post('unlock')
  @ApiAcceptedResponse({ type: FactView })
  @HttpCode(202)
  @RequireScope('acts')
  async unlock(@Body() { receivable, from }: FragmentFactRequest, @Caller() caller: Principal): Promise<FactView> {
    return this.present.byKey(await this.lockLapsed.run(receivable, from, caller), caller);
  }

  /** No order confirmed a freeze in its time: it is lifted. */
  @Post('unfreeze')
  @ApiAcceptedResponse({ type: FactView })
  @HttpCode(202)
  @RequireScope('acts')
  async unfreeze(@Body() { receivable, from }: FragmentFactRequest, @Caller() caller: Principal): Promise<FactView> {
    return this.present.byKey(await this.freezeLapsed.run(receivable, from, caller), caller);
  }
}
