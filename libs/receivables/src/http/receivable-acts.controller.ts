import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { parseCalendarDate } from '@tallystick/kernel';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftCancellation } from '../application/draft-cancellation.js';
import { DraftIssue } from '../application/draft-issue.js';
import { DraftPayment } from '../application/draft-payment.js';
import { CancellationRequest, IssueRequest, PartRequest } from './receivable-requests.js';

/** The beginning and the end of a claim. Every route drafts one act and shows it: compute its digest from what it shows, then sign. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class ReceivableActsController {
  constructor(
    private readonly issuing: DraftIssue,
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
