import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindAccount } from '../application/find-account.js';
import { PrepareAccount } from '../application/prepare-account.js';
import { PrepareAccountChange } from '../application/prepare-account-change.js';
import {
  AccountView,
  accountView,
  PreparedAccountChangeView,
  preparedAccountChangeView,
  PreparedAccountView,
  preparedAccountView,
} from './account.view.js';
import { AccountChangeRequest, AccountRequest } from './account-requests.js';

/** Accounts of several persons. They are their owners' own: nothing is sent for them, and no act changes one. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('v1')
export class AccountController {
  constructor(
    private readonly accounts: FindAccount,
    private readonly preparing: PrepareAccount,
    private readonly changing: PrepareAccountChange,
  ) {}

  /** The account that you sign with and, of one of several persons, who they are now: by the chain, told to you alone. */
  @Get('account')
  @ApiOkResponse({ type: AccountView })
  @RequireScope('read')
  async get(@Caller() caller: Principal): Promise<AccountView> {
    return accountView(await this.accounts.ownOf(caller));
  }

  /** An account of several persons as it would be: where it is, and what makes it. Nothing is made or kept. */
  @Post('transactions/create-account')
  @ApiOkResponse({ type: PreparedAccountView })
  @HttpCode(200)
  @RequireScope('acts')
  async create(
    @Body() { salt, signers, threshold }: AccountRequest,
    @Caller() caller: Principal,
  ): Promise<PreparedAccountView> {
    return preparedAccountView(await this.preparing.run({ salt, signers, threshold }, caller));
  }

  /** A change of your account’s signers or threshold: what its persons are to approve and, given their signature, what makes the change. */
  @Post('transactions/configure-account')
  @ApiOkResponse({ type: PreparedAccountChangeView })
  @HttpCode(200)
  @RequireScope('acts')
  async configure(
    @Body() terms: AccountChangeRequest,
    @Caller() caller: Principal,
  ): Promise<PreparedAccountChangeView> {
    return preparedAccountChangeView(await this.changing.run(terms, caller));
  }
}
