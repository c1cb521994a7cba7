import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftPartyActs } from '../application/draft-party-acts.js';
import { EnrolTerms, RaiseEpochTerms } from './party-requests.js';

@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class PartyActsController {
  constructor(
    private readonly drafting: DraftPartyActs,
    private readonly present: ActPresenter,
  ) {}

  /** Drafts the enrolment of an organisation on the ledger; the registrar and its own account sign. */
  @Post('enrol')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async enrol(@Body() terms: EnrolTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.enrol(terms.party, terms.verifiedUntil, terms, caller), caller);
  }

  /** Drafts the renewal of a party’s verification; the registrar signs. */
  @Post('renew')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async renew(@Body() terms: EnrolTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.renew(terms.party, terms.verifiedUntil, terms, caller), caller);
  }

  /** Drafts the raising of your epoch, which voids whatever you have signed and is not recorded yet. */
  @Post('raise-epoch')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async raiseEpoch(@Body() terms: RaiseEpochTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.raiseEpoch(terms, caller), caller);
  }
}
