import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftOptions, DraftsAct } from '@tallystick/acts/http';
import { Caller, type Principal } from '@tallystick/platform';
import { DraftDisputedByOrder } from '../application/draft-disputed-by-order.js';
import { DraftFreeze } from '../application/draft-freeze.js';
import { DraftFreezeConfirmation } from '../application/draft-freeze-confirmation.js';
import { DraftPause } from '../application/draft-pause.js';
import { DraftReassignment } from '../application/draft-reassignment.js';
import { OrderedDisputeRequest, OrderRequest, ReassignmentRequest } from './encumbrance-requests.js';
import { FragmentRequest } from './receivable-requests.js';

/** What the registrar does by a court’s order, or to stop harm at once. Drafted by the registrar’s client or the operator’s alone. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class OrderActsController {
  constructor(
    private readonly disputing: DraftDisputedByOrder,
    private readonly freezing: DraftFreeze,
    private readonly confirming: DraftFreezeConfirmation,
    private readonly reassigning: DraftReassignment,
    private readonly pausing: DraftPause,
  ) {}

  /** Begins or ends a dispute over a whole fragment by a court’s order; registrar and witness sign. */
  @DraftsAct('order-dispute')
  async orderDispute(@Body() terms: OrderedDisputeRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.disputing.run(terms, caller);
  }

  /** Stops a fragment, for seven days unless an order confirms it; the registrar signs. */
  @DraftsAct('freeze')
  async freeze(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.freezing.run('freeze', terms, caller);
  }

  /** Shows the order behind a freeze, which stands until it is lifted then; registrar and witness sign. */
  @DraftsAct('confirm-freeze')
  async confirmFreeze(@Body() terms: OrderRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.confirming.run(terms, caller);
  }

  /** Lifts a freeze; the registrar signs. */
  @DraftsAct('unfreeze')
  async unfreeze(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.freezing.run('unfreeze', terms, caller);
  }

  /** Gives a frozen fragment to another party by the order that confirmed the freeze, three days later at the earliest; registrar and witness sign. */
  @DraftsAct('reassign')
  async reassign(@Body() terms: ReassignmentRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.reassigning.run(terms, caller);
  }

  /** Stops all new business for seven days at most; the registrar signs. */
  @DraftsAct('pause')
  async pause(@Body() terms: DraftOptions, @Caller() caller: Principal): Promise<ActDraft> {
    return this.pausing.run('pause', terms, caller);
  }

  /** Ends a pause before its time; the registrar signs. */
  @DraftsAct('unpause')
  async unpause(@Body() terms: DraftOptions, @Caller() caller: Principal): Promise<ActDraft> {
    return this.pausing.run('unpause', terms, caller);
  }
}
