import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { currencyOf } from '@tallystick/kernel';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DraftDepositActs } from '../application/draft-deposit-acts.js';
import { FindBalance } from '../application/find-balance.js';
import { BalanceView, ListAssetTerms, MintTerms, PermitTerms } from './settlement-requests.js';

@ApiTags('settlement')
@ApiBearerAuth()
@Controller('v1')
export class SettlementController {
  constructor(
    private readonly drafting: DraftDepositActs,
    private readonly balances: FindBalance,
    private readonly present: ActPresenter,
  ) {}

  /** Your deposits. */
  @Get('balance')
  @ApiOkResponse({ type: BalanceView })
  @RequireScope('read')
  async balance(@Caller() caller: Principal): Promise<BalanceView> {
    return this.balances.run(caller);
  }

  /** Drafts a deposit; the issuing bank signs. */
  @Post('acts/mint')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async mint(@Body() terms: MintTerms, @Caller() caller: Principal): Promise<ActView> {
    const id = await this.drafting.mint(terms.party, terms.amountMinor, terms.bankReference, terms, caller);
    return this.present.byId(id, caller);
  }

  /** Drafts your leave for the ledger to move deposits of yours in acts that you sign. */
  @Post('acts/permit')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async permit(@Body() terms: PermitTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.permit(terms.valueMinor, terms, caller), caller);
  }

  /** Drafts the naming of a currency’s asset; the registrar signs. */
  @Post('acts/list-asset')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async listAsset(@Body() terms: ListAssetTerms, @Caller() caller: Principal): Promise<ActView> {
    const { numericCode } = currencyOf(terms.currency);
    return this.present.byId(await this.drafting.listAsset(numericCode, terms, caller), caller);
  }
}
