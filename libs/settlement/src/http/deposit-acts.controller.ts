import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { currencyOf } from '@tallystick/kernel';
import { Caller, type Principal } from '@tallystick/platform';
import { DraftDepositActs } from '../application/draft-deposit-acts.js';
import { ListAssetTerms, MintTerms, PermitTerms } from './settlement-requests.js';

@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class DepositActsController {
  constructor(private readonly drafting: DraftDepositActs) {}

  /** Drafts a deposit; the issuing bank signs. */
  @DraftsAct('mint')
  async mint(@Body() terms: MintTerms): Promise<ActDraft> {
    return this.drafting.mint(terms.party, terms.amountMinor, terms.bankReference, terms);
  }

  /** Drafts your leave for the ledger to move deposits of yours in acts that you sign. */
  @DraftsAct('permit')
  async permit(@Body() terms: PermitTerms, @Caller() caller: Principal): Promise<ActDraft> {
    return this.drafting.permit(terms.valueMinor, terms, caller);
  }

  /** Drafts the naming of a currency’s asset; the registrar signs. */
  @DraftsAct('list-asset')
  async listAsset(@Body() terms: ListAssetTerms): Promise<ActDraft> {
    return this.drafting.listAsset(currencyOf(terms.currency).numericCode, terms);
  }
}
