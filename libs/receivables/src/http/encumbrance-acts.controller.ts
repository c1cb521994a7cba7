import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftDispute } from '../application/draft-dispute.js';
import { DraftPledge } from '../application/draft-pledge.js';
import { DraftRelease } from '../application/draft-release.js';
import { DraftResolution } from '../application/draft-resolution.js';
import { PledgeRequest } from './encumbrance-requests.js';
import { FragmentRequest, PartRequest } from './receivable-requests.js';

/** Pledges and disputes: what parties lay on a claim, and lift again. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class EncumbranceActsController {
  constructor(
    private readonly pledging: DraftPledge,
    private readonly releasing: DraftRelease,
    private readonly disputing: DraftDispute,
    private readonly resolving: DraftResolution,
    private readonly present: ActPresenter,
  ) {}

  /** Pledges your whole fragment to a bank, to which it is paid from then on; both sign. */
  @Post('pledge')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async pledge(@Body() terms: PledgeRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.pledging.run(terms, caller), caller);
  }

  /** Ends a pledge of which you are the pledgee. */
  @Post('release')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async release(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.releasing.run(terms, caller), caller);
  }

  /** Says that a fragment, or its tail, is disputed: it can be paid, not passed on. Debtor and holder sign, and the pledgee if there is one. */
  @Post('dispute')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async dispute(@Body() terms: PartRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.disputing.run(terms, caller), caller);
  }

  /** Ends a dispute; debtor and holder sign. */
  @Post('resolve')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async resolve(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.resolving.run(terms, caller), caller);
  }
}
