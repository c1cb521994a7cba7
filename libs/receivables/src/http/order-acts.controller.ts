import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView, DraftOptions } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
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
    private readonly present: ActPresenter,
  ) {}

  /** Begins or ends a dispute over a whole fragment by a court’s order; registrar and witness sign. */
  @Post('order-dispute')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async orderDispute(@Body() terms: OrderedDisputeRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.disputing.run(terms, caller), caller);
  }

  /** Stops a fragment, for seven days unless an order confirms it; the registrar signs. */
  @Post('freeze')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async freeze(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.freezing.run('freeze', terms, caller), caller);
  }

  /** Shows the order behind a freeze, which stands until it is lifted then; registrar and witness sign. */
  @Post('confirm-freeze')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async confirmFreeze(@Body() terms: OrderRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.confirming.run(terms, caller), caller);
  }

  /** Lifts a freeze; the registrar signs. */
  @Post('unfreeze')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async unfreeze(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.freezing.run('unfreeze', terms, caller), caller);
  }

  /** Gives a frozen fragment to another party by the order that confirmed the freeze, three days later at the earliest; registrar and witness sign. */
  @Post('reassign')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async reassign(@Body() terms: ReassignmentRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.reassigning.run(terms, caller), caller);
  }

  /** Stops all new business for seven days at most; the registrar signs. */
  @Post('pause')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async pause(@Body() terms: DraftOptions, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.pausing.run('pause', terms, caller), caller);
  }

  /** Ends a pause before its time; the registrar signs. */
  @Post('unpause')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async unpause(@Body() terms: DraftOptions, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.pausing.run('unpause', terms, caller), caller);
  }
}
