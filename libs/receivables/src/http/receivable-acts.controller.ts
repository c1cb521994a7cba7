import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { parseCalendarDate } from '@tallystick/kernel';
import { Caller, type Principal } from '@tallystick/platform';
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
  ) {}

  /** The core enterprise’s promise to pay; debtor and creditor sign. */
  @DraftsAct('issue')
  async issue(@Body() terms: IssueRequest, @Caller() caller: Principal): Promise<ActDraft> {
    const dueDate = parseCalendarDate(terms.dueDate);
    return this.issuing.run({ ...terms, dueDate }, caller);
  }

  /** Pays a fragment of a receivable that you owe, or its tail, to whoever holds it. */
  @DraftsAct('pay')
  async pay(@Body() terms: PartRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.paying.run(terms, caller);
  }

  /** Cancels a fragment; debtor and holder sign. */
  @DraftsAct('cancel')
  async cancel(@Body() terms: CancellationRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.cancelling.run(terms, caller);
  }
}
