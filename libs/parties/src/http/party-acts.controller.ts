import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { Caller, type Principal } from '@tallystick/platform';
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
  ) {}

  /** Drafts the enrolment of an organisation on the ledger; the registrar and its own account sign. */
  @DraftsAct('enrol')
  async enrol(@Body() terms: EnrolTerms): Promise<ActDraft> {
    return this.drafting.enrol(terms.party, terms.verifiedUntil, terms);
  }

  /** Drafts the renewal of a party’s verification; the registrar signs. */
  @DraftsAct('renew')
  async renew(@Body() terms: EnrolTerms): Promise<ActDraft> {
    return this.drafting.renew(terms.party, terms.verifiedUntil, terms);
  }

  /** Drafts your going over to another account; the present one and the new one sign. What either holds stays where it is. */
  @DraftsAct('change-account')
  async changeAccount(@Body() terms: ChangeAccountTerms, @Caller() caller: Principal): Promise<ActDraft> {
    return this.drafting.changeAccount(terms.account, terms, caller);
  }

  /** Drafts the raising of your epoch, which voids whatever you have signed and is not recorded yet. */
  @DraftsAct('raise-epoch')
  async raiseEpoch(@Body() terms: RaiseEpochTerms, @Caller() caller: Principal): Promise<ActDraft> {
    return this.drafting.raiseEpoch(terms, caller);
  }

  /** Opens the way to another account for a party that lost its own; the registrar and the new account sign. For seven days the party cannot act. */
  @DraftsAct('propose-recovery')
  async proposeRecovery(@Body() terms: ProposeRecoveryTerms, @Caller() caller: Principal): Promise<ActDraft> {
    return this.recovering.propose(terms.party, terms.account, terms, caller);
  }

  /** Ends the recovery of your account without a change; any one of your account’s signers is enough. */
  @DraftsAct('stop-recovery')
  async stopRecovery(@Body() terms: StopRecoveryTerms, @Caller() caller: Principal): Promise<ActDraft> {
    return this.recovering.stop(terms, caller);
  }
}
