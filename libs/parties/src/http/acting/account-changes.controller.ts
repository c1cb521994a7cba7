import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { ApproveAccountChange } from '../../application/account-changes/approve-account-change.js';
import { FindAccountChanges } from '../../application/account-changes/find-account-changes.js';
import { KeepAccountChange } from '../../application/account-changes/keep-account-change.js';
import { PreparedAccountChangeView, preparedAccountChangeView } from '../account.view.js';
import { KeptAccountChangeRequest } from '../account-requests.js';
import { PersonIdPipe } from '../people/person-id-pipe.js';
import { AccountChangesView, AccountChangeView, accountChangeView } from './account-changes.view.js';
import { PasskeyAnswerTerms } from './acting-requests.js';

/** Changes of your account’s signers or threshold that your persons approve, each on a device of their own. Nothing is sent for you. */
@ApiTags('acting')
@ApiBearerAuth()
@Controller('v1/account-changes')
export class AccountChangesController {
  constructor(
    private readonly changes: FindAccountChanges,
    private readonly keeping: KeepAccountChange,
    private readonly approving: ApproveAccountChange,
  ) {}

  /** Those that can still be made, the newest first. */
  @Get()
  @ApiOkResponse({ type: AccountChangesView })
  @RequireScope('read')
  async list(@Caller() caller: Principal): Promise<AccountChangesView> {
    return { items: (await this.changes.open(caller)).map(accountChangeView) };
  }

  /** Keeps a change for your persons to approve. */
  @Post()
  @ApiCreatedResponse({ type: AccountChangeView })
  @RequireScope('administer')
  async keep(@Body() terms: KeptAccountChangeRequest, @Caller() caller: Principal): Promise<AccountChangeView> {
    return this.get(await this.keeping.run(terms, caller), caller);
  }

  /** A change that was kept: who approved it, and how many more have to. */
  @Get(':change')
  @ApiOkResponse({ type: AccountChangeView })
  @RequireScope('read')
  async get(@Param('change', PersonIdPipe) id: string, @Caller() caller: Principal): Promise<AccountChangeView> {
    return accountChangeView(await this.changes.byId(id, caller));
  }

  /** Adds a person’s approval: their passkey’s answer to `approvalDigest` as the challenge. */
  @Post(':change/approvals')
  @ApiOkResponse({ type: AccountChangeView })
  @HttpCode(200)
  @RequireScope('acts')
  async approve(
    @Param('change', PersonIdPipe) id: string,
    @Body() { passkey }: PasskeyAnswerTerms,
    @Caller() caller: Principal,
  ): Promise<AccountChangeView> {
    await this.approving.run(id, passkey, caller);
    return this.get(id, caller);
  }

  /** What makes the change, once enough persons approved; anybody may send it. */
  @Post(':change/transaction')
  @ApiOkResponse({ type: PreparedAccountChangeView })
  @HttpCode(200)
  @RequireScope('administer')
  async transaction(
    @Param('change', PersonIdPipe) id: string,
    @Caller() caller: Principal,
  ): Promise<PreparedAccountChangeView> {
    return preparedAccountChangeView(await this.approving.transaction(id, caller));
  }

  /** Gives the change up, and what was approved of it. */
  @Delete(':change')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  discard(@Param('change', PersonIdPipe) id: string, @Caller() caller: Principal): Promise<void> {
    return this.keeping.discard(id, caller);
  }
}
