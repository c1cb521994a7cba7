import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { FindOrganisations } from '@tallystick/parties';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { DecideReview } from '../application/decide-review.js';
import { FindReviews } from '../application/find-reviews.js';
import { DecisionRequest } from './decision.view.js';
import { ReviewListQuery } from './list-requests.js';
import { ReviewPageView, ReviewView, reviewView } from './review.view.js';

/** For the verifier's party alone: the verifications whose verdict is review. */
@ApiTags('reviews')
@ApiBearerAuth()
@Controller('v1')
export class ReviewsController {
  constructor(
    private readonly reviews: FindReviews,
    private readonly deciding: DecideReview,
    private readonly organisations: FindOrganisations,
  ) {}

  /** What waits for your decision, newest first. */
  @Get('reviews')
  @AnswersList(ReviewPageView, ReviewView)
  @RequireScope('read')
  async list(@Query() query: ReviewListQuery, @Caller() caller: Principal): Promise<ReviewPageView> {
    const page = await this.reviews.open(query, caller);
    if (page.items.length === 0) return { ...page, items: [] };
    const { epoch } = await this.organisations.enrolled(caller.party);
    return { ...page, items: page.items.map((row) => reviewView(row, epoch)) };
  }

  /** A verification that was left to you, decided or not. */
  @Get('reviews/:id')
  @ApiOkResponse({ type: ReviewView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<ReviewView> {
    const row = await this.reviews.byId(id, caller);
    return reviewView(row, (await this.organisations.enrolled(caller.party)).epoch);
  }

  /** The bytes of one of its papers or records, as received. */
  @Get('reviews/:id/documents/:document')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('content-type', 'application/octet-stream')
  @Header('content-disposition', 'attachment')
  @Header('x-content-type-options', 'nosniff')
  @RequireScope('read')
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('document', ParseUUIDPipe) document: string,
    @Caller() caller: Principal,
  ): Promise<Buffer> {
    return this.reviews.content(id, document, caller);
  }

  /** Accepts or refuses a verification whose verdict is review, with your signature and reason. Accepted, it is attested. */
  @Post('verifications/:id/decision')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewView })
  @RequireScope('acts')
  async decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signature, ...decision }: DecisionRequest,
    @Caller() caller: Principal,
  ): Promise<ReviewView> {
    await this.deciding.run(id, decision, signature, caller);
    return this.get(id, caller);
  }
}
