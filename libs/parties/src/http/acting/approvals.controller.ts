import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { ApproveAct } from '../../application/acting/approve-act.js';
import { ApproveActByKey } from '../../application/acting/approve-act-by-key.js';
import { FindApprovals } from '../../application/acting/find-approvals.js';
import { PersonIdPipe } from '../people/person-id-pipe.js';
import { KeyApprovalTerms, PasskeyAnswerTerms } from './acting-requests.js';
import { ActApprovalsView, actApprovalsView } from './approvals.view.js';

/** What each person of your own account says to an act, until enough of them approved. */
@ApiTags('acting')
@ApiBearerAuth()
@Controller('v1/acts/:id')
export class ApprovalsController {
  constructor(
    private readonly approving: ApproveAct,
    private readonly approvingByKey: ApproveActByKey,
    private readonly approvals: FindApprovals,
  ) {}

  /** Who of your organisation approved, and what is to be signed. */
  @Get('approvals')
  @ApiOkResponse({ type: ActApprovalsView })
  @RequireScope('read')
  async list(@Param('id', PersonIdPipe) id: string, @Caller() caller: Principal): Promise<ActApprovalsView> {
    return actApprovalsView(await this.approvals.of(id, caller));
  }

  /** Adds a person’s approval: their passkey’s answer to `approvalDigest` as the challenge. With the last one that is needed, your account has signed. */
  @Post('approvals')
  @ApiOkResponse({ type: ActApprovalsView })
  @HttpCode(200)
  @RequireScope('acts')
  async approve(
    @Param('id', PersonIdPipe) id: string,
    @Body() { passkey }: PasskeyAnswerTerms,
    @Caller() caller: Principal,
  ): Promise<ActApprovalsView> {
    await this.approving.run(id, passkey, caller);
    return this.list(id, caller);
  }

  /**
   * Adds a person’s approval by a key of your account that is no passkey, such as a wallet’s: its EIP-712 signature of `Approval`. It counts
   * among those by passkeys, and with the last one that is needed your account has signed.
   */
  @Post('key-approvals')
  @ApiOkResponse({ type: ActApprovalsView })
  @HttpCode(200)
  @RequireScope('acts')
  async approveByKey(
    @Param('id', PersonIdPipe) id: string,
    @Body() { signature }: KeyApprovalTerms,
    @Caller() caller: Principal,
  ): Promise<ActApprovalsView> {
    await this.approvingByKey.run(id, signature, caller);
    return this.list(id, caller);
  }
}
