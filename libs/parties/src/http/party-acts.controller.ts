import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftPartyActs } from '../application/draft-party-acts.js';
import { DraftRecoveryActs } from '../application/draft-recovery-acts.js';
import {
  ChangeAccountTerms,
  EnrolTerms,
  ProposeRecoveryTerms,
  RaiseEpochTerms,
  StopRecoveryTerms,
} from './party-requests.js';

@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class PartyActsController {
  constructor(
    private readonly drafting: DraftPartyActs,
    private readonly recovering: DraftRecoveryActs,
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

  /** Drafts your going over to another account; the present one and the new one sign. What either holds stays where it is. */
  @Post('change-account')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async changeAccount(@Body() terms: ChangeAccountTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.changeAccount(terms.account, terms, caller), caller);
  }

  /** Drafts the raising of your epoch, which voids whatever you have signed and is not recorded yet. */
  @Post('raise-epoch')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async raiseEpoch(@Body() terms: RaiseEpochTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.raiseEpoch(terms, caller), caller);
  }

  /** Opens the way to another account for a party that lost its own; the registrar and the new account sign. For seven days the party cannot act. */
  @Post('propose-recovery')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async proposeRecovery(@Body() terms: ProposeRecoveryTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.recovering.propose(terms.party, terms.account, terms, caller), caller);
  }

  /** Ends the recovery of your account without a change; any one of your account’s signers is enough. */
  @Post('stop-recovery')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async stopRecovery(@Body() terms: StopRecoveryTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.recovering.stop(terms, caller), caller);
  }
}
