import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { Caller, type Principal } from '@tallystick/platform';
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
  ) {}

  /** Pledges your whole fragment to a bank, to which it is paid from then on; both sign. */
  @DraftsAct('pledge')
  async pledge(@Body() terms: PledgeRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.pledging.run(terms, caller);
  }

  /** Ends a pledge of which you are the pledgee. */
  @DraftsAct('release')
  async release(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.releasing.run(terms, caller);
  }

  /** Says that a fragment, or its tail, is disputed: it can be paid, not passed on. Debtor and holder sign, and the pledgee if there is one. */
  @DraftsAct('dispute')
  async dispute(@Body() terms: PartRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.disputing.run(terms, caller);
  }

  /** Ends a dispute; debtor and holder sign. */
  @DraftsAct('resolve')
  async resolve(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.resolving.run(terms, caller);
  }
}
