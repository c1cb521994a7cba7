import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { ActIdPipe, AnswersWithDraftedAct } from '@tallystick/acts/http';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DeclineToQuote } from '../../application/quotes/decline-to-quote.js';
import { DraftQuote } from '../../application/quotes/draft-quote.js';
import { FindQuoteRequests } from '../../application/quotes/find-quote-requests.js';
import { RequestQuotes } from '../../application/quotes/request-quotes.js';
import { WithdrawQuoteRequest } from '../../application/quotes/withdraw-quote-request.js';
import {
  QuoteDeclineRequest,
  QuoteDraftRequest,
  QuoteRequestListQuery,
  QuoteRequestRequest,
} from './quote-requests.dto.js';
import { QuoteRequestPageView, QuoteRequestView, quoteRequestView } from './quote-request.view.js';

/** Sellers ask banks for prices; a bank answers with the act by which it would buy. A request is signed by nobody and binds nobody. */
@ApiTags('quotes')
@ApiBearerAuth()
@Controller('v1/quote-requests')
export class QuoteRequestsController {
  constructor(
    private readonly requests: FindQuoteRequests,
    private readonly asking: RequestQuotes,
    private readonly withdrawing: WithdrawQuoteRequest,
    private readonly declining: DeclineToQuote,
    private readonly quoting: DraftQuote,
  ) {}

  /** Asks banks for the price of your fragment, or of its tail. */
  @Post()
  @ApiCreatedResponse({ type: QuoteRequestView })
  @RequireScope('acts')
  async ask(@Body() { until, ...terms }: QuoteRequestRequest, @Caller() caller: Principal): Promise<QuoteRequestView> {
    const times = until === undefined ? {} : { until: new Date(until) };
    return this.get(await this.asking.run({ ...terms, ...times }, caller), caller);
  }

  /** The requests that you made, and those that you are asked to answer; newest first. */
  @Get()
  @AnswersList(QuoteRequestPageView, QuoteRequestView)
  @RequireScope('read')
  async list(@Query() query: QuoteRequestListQuery, @Caller() caller: Principal): Promise<QuoteRequestPageView> {
    const page = await this.requests.page(query, caller);
    return { ...page, items: page.items.map(quoteRequestView) };
  }

  /** A request with its answers: as the seller you see those of all banks, as a bank your own. */
  @Get(':id')
  @ApiOkResponse({ type: QuoteRequestView })
  @RequireScope('read')
  async get(@Param('id', ActIdPipe) id: string, @Caller() caller: Principal): Promise<QuoteRequestView> {
    return quoteRequestView(await this.requests.byId(id, caller));
  }

  /** Asks no more. Quotes that were made stay what they are: acts, each with its own deadline. */
  @Post(':id/withdrawal')
  @ApiOkResponse({ type: QuoteRequestView })
  @HttpCode(200)
  @RequireScope('acts')
  async withdraw(@Param('id', ActIdPipe) id: string, @Caller() caller: Principal): Promise<QuoteRequestView> {
    await this.withdrawing.run(id, caller);
    return this.get(id, caller);
  }

  /** Tells the seller that you name no price. Final: to have one after all, the seller asks again. */
  @Post(':id/declines')
  @ApiOkResponse({ type: QuoteRequestView })
  @HttpCode(200)
  @RequireScope('acts')
  async decline(
    @Param('id', ActIdPipe) id: string,
    @Body() { reason }: QuoteDeclineRequest,
    @Caller() caller: Principal,
  ): Promise<QuoteRequestView> {
    await this.declining.run(id, reason, caller);
    return this.get(id, caller);
  }

  /**
   * Answers with the act by which you would buy, at what your rate and fee come to. Sign it: then the seller may accept by signing as well. A better
   * quote may follow; the earlier one stands until its deadline, or until you withdraw it.
   */
  @Post(':id/quotes')
  @AnswersWithDraftedAct()
  async quote(
    @Param('id', ActIdPipe) id: string,
    @Body() { feeMinor = '0', ...terms }: QuoteDraftRequest,
    @Caller() caller: Principal,
  ): Promise<ActDraft> {
    return this.quoting.run(id, { ...terms, feeMinor }, caller);
  }
}
