import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { parseCalendarDate } from '@tallystick/kernel';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftCancellation } from '../application/draft-cancellation.js';
import { DraftIssue } from '../application/draft-issue.js';
import { DraftMerge } from '../application/draft-merge.js';
import { DraftPayment } from '../application/draft-payment.js';
import { DraftPurchase } from '../application/draft-purchase.js';
import { DraftSplit } from '../application/draft-split.js';
import { DraftTransfer } from '../application/draft-transfer.js';
import { CancellationRequest, IssueRequest, MergeRequest, PartRequest, PurchaseRequest, SplitRequest, TransferRequest } from './receivable-requests.js';

/** Every route drafts one act and shows it: compute its digest from what it shows, then sign. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class ReceivableActsController {
  constructor(
    private readonly issuing: DraftIssue,
    private readonly splitting: DraftSplit,
    private readonly merging: DraftMerge,
    private readonly transferring: DraftTransfer,
    private readonly purchasing: DraftPurchase,
    private readonly paying: DraftPayment,
    private readonly cancelling: DraftCancellation,
    private readonly present: ActPresenter,
  ) {}

  /** The core enterprise’s promise to pay; debtor and creditor sign. */
  @Post('issue')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async issue(@Body() terms: IssueRequest, @Caller() caller: Principal): Promise<ActView> {
    const dueDate = parseCalendarDate(terms.dueDate);
    return this.present.byId(await this.issuing.run({ ...terms, dueDate }, caller), caller);
  }

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
    return this.present.byId(await this.transferring.run(terms, caller), caller);
  }

  /** Sells your fragment, or its tail, to a bank against deposits; both sign. */
  @Post('purchase')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async purchase(@Body() terms: PurchaseRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.purchasing.run(terms, caller), caller);
  }

  /** Pays a fragment of a receivable that you owe, or its tail, to whoever holds it. */
  @Post('pay')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async pay(@Body() terms: PartRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.paying.run(terms, caller), caller);
  }

  /** Cancels a fragment; debtor and holder sign. */
  @Post('cancel')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async cancel(@Body() terms: CancellationRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.cancelling.run(terms, caller), caller);
  }
}
