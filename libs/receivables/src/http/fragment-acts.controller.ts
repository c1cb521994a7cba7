import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { Caller, type Principal } from '@tallystick/platform';
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
  ) {}

  /** Cuts your fragment into parts that stay yours. */
  @DraftsAct('split')
  async split(@Body() terms: SplitRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.splitting.run(terms, caller);
  }

  /** Joins adjacent fragments of yours. */
  @DraftsAct('merge')
  async merge(@Body() terms: MergeRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.merging.run(terms, caller);
  }

  /** Passes your fragment, or its tail, to another party; both sign. */
  @DraftsAct('transfer')
  async transfer(@Body() terms: TransferRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.transferring.run('transfer', terms, caller);
  }

  /** Passes your fragment, or its tail, to another party and stands behind it: should the debtor not pay, you do. Both sign. */
  @DraftsAct('assign-with-recourse')
  async assignWithRecourse(@Body() terms: TransferRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.transferring.run('assign-with-recourse', terms, caller);
  }

  /** Sells your fragment, or its tail, to a bank against deposits; both sign. */
  @DraftsAct('purchase')
  async purchase(@Body() terms: PurchaseRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.purchasing.run(terms, caller);
  }
}
