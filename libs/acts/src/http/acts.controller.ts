import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindActs } from '../application/find-acts.js';
import { RefuseAct } from '../application/refuse-act.js';
import { SettleDraft } from '../application/settle-draft.js';
import { SignActs } from '../application/sign-acts.js';
import type { ActDraft } from '../application/store-drafts.js';
import { WithdrawAct } from '../application/withdraw-act.js';
import { ActIdPipe } from './act-id-pipe.js';
import { ActListQuery } from './act-list-query.js';
import { RefusalRequest, SignatureRequest } from './act-requests.js';
import { ActPageView, ActView } from './act.view.js';
import { ActPresenter } from './act-presenter.js';
import { AnswersWithDraftedAct } from './drafts-act.js';

@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class ActsController {
  constructor(
    private readonly acts: FindActs,
    private readonly signing: SignActs,
    private readonly refusing: RefuseAct,
    private readonly withdrawing: WithdrawAct,
    private readonly drafts: SettleDraft,
    private readonly present: ActPresenter,
  ) {}

  /** Your drafts and the acts offered to you, newest first. */
  @Get()
  @AnswersList(ActPageView, ActView)
  @RequireScope('read')
  async list(@Query() query: ActListQuery, @Caller() caller: Principal): Promise<ActPageView> {
    return this.present.page(await this.acts.page(query, caller));
  }

  /** An act that you drafted or are asked to sign. */
  @Get(':id')
  @ApiOkResponse({ type: ActView })
  @RequireScope('read')
  async get(@Param('id', ActIdPipe) id: string, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(id, caller);
  }

  /** Offers your draft to its signatories. */
  @Post(':id/offer')
  @ApiOkResponse({ type: ActView })
  @HttpCode(200)
  @RequireScope('acts')
  async offer(@Param('id', ActIdPipe) id: string, @Caller() caller: Principal): Promise<ActView> {
    await this.drafts.offer(id, caller);
    return this.get(id, caller);
  }

  /** Discards your draft, which nobody else has seen. */
  @Delete(':id')
  @ApiNoContentResponse()
  @HttpCode(204)
  @RequireScope('acts')
  async discard(@Param('id', ActIdPipe) id: string, @Caller() caller: Principal): Promise<void> {
    await this.drafts.discard(id, caller);
  }

  /** Adds your signature; with the last one the act goes to the chain. */
  @Post(':id/signatures')
  @ApiOkResponse({ type: ActView })
  @HttpCode(200)
  @RequireScope('acts')
  async sign(
    @Param('id', ActIdPipe) id: string,
    @Body() body: SignatureRequest,
    @Caller() caller: Principal,
  ): Promise<ActView> {
    const refusal = (await this.signing.run([{ act: id, signature: body.signature }], caller)).get(id);
    if (refusal) throw refusal;
    return this.get(id, caller);
  }

  /** Refuses an act you are asked to sign; that ends it and has no other consequence. */
  @Post(':id/refusal')
  @ApiOkResponse({ type: ActView })
  @HttpCode(200)
  @RequireScope('acts')
  async refuse(
    @Param('id', ActIdPipe) id: string,
    @Body() body: RefusalRequest,
    @Caller() caller: Principal,
  ): Promise<ActView> {
    await this.refusing.run(id, body.reason, caller);
    return this.get(id, caller);
  }

  /** Drafts the act that takes your signature back. Sign it: the first act is withdrawn once the chain has recorded it. */
  @Post(':id/withdrawal')
  @AnswersWithDraftedAct()
  async withdraw(@Param('id', ActIdPipe) id: string, @Caller() caller: Principal): Promise<ActDraft> {
    return this.withdrawing.run(id, caller);
  }
}
