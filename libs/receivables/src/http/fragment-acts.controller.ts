import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftMerge } from '../application/draft-merge.js';
import { DraftPurchase } from '../application/draft-purchase.js';
import { DraftSplit } from '../application/draft-split.js';
import { DraftTransfer } from '../application/draft-transfer.js';
import { MergeRequest, PurchaseRequest, SplitRequest, TransferRequest } from './receivable-requests.js';

/** What a holder does with its fragments. Every route drafts one act and shows it: compute its digest from what it shows, then sign. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class FragmentActsController {
  constructor(
    private readonly splitting: DraftSplit,
    private readonly merging: DraftMerge,
    private readonly transferring: DraftTransfer,
    private readonly purchasing: DraftPurchase,
    private readonly present: ActPresenter,
  ) {}

  /** Cuts your fragment into parts that stay yours. */
  @Post('split')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async split(@Body() terms: SplitRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.splitting.run(terms, caller), caller);
  }

  /** Joins adjacent fragments of yours. */
  @Post('merge')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async merge(@Body() terms: MergeRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.merging.run(terms, caller), caller);
  }

  /** Passes your fragment, or its tail, to another party; both sign. */
  @Post('transfer')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async transfer(@Body() terms: TransferRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.transferring.run('transfer', terms, caller), caller);
  }

  /** Passes your fragment, or its tail, to another party and stands behind it: should the debtor not pay, you do. Both sign. */
  @Post('assign-with-recourse')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async assignWithRecourse(@Body() terms: TransferRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.transferring.run('assign-with-recourse', terms, caller), caller);
  }

  /** Sells your fragment, or its tail, to a bank against deposits; both sign. */
  @Post('purchase')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async purchase(@Body() terms: PurchaseRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.purchasing.run(terms, caller), caller);
  }
}
