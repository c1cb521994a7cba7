import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindActs } from '../application/papers/find-acts.js';
import { HandInPaper } from '../application/papers/hand-in-paper.js';
import { SiteActPageView, SiteActView, siteActView } from './act.view.js';
import { PaperListQuery } from './list-requests.js';
import { ExpectedTagsRequest, MovementRequest, OpeningRequest, ReleaseOrderRequest } from './paper-requests.js';

/** Papers are heard by the site's rules once, in the order in which they are stored. */
@ApiTags('site-papers')
@ApiBearerAuth()
@Controller('v1/sites/:site')
export class PapersController {
  constructor(
    private readonly acts: FindActs,
    private readonly papers: HandInPaper,
  ) {}

  /** For the site's operator: goods are on the move on a scale. Told when it begins; meanwhile its weight is not judged. */
  @Post('movements')
  @ApiCreatedResponse({ type: SiteActView })
  @RequireScope('documents')
  async movement(
    @Param('site') site: string,
    @Body() { from, until, ...movement }: MovementRequest,
    @Caller() caller: Principal,
  ): Promise<SiteActView> {
    return this.shown(site, await this.papers.movement(site, { ...movement, ...span(from, until) }, caller), caller);
  }

  /** For a releaser of the site, never its operator: so much may leave a scale within a time. */
  @Post('release-orders')
  @ApiCreatedResponse({ type: SiteActView })
  @RequireScope('documents')
  async releaseOrder(
    @Param('site') site: string,
    @Body() { from, until, ...order }: ReleaseOrderRequest,
    @Caller() caller: Principal,
  ): Promise<SiteActView> {
    return this.shown(site, await this.papers.releaseOrder(site, { ...order, ...span(from, until) }, caller), caller);
  }

  /** For the site's operator: a door may be open then. */
  @Post('openings')
  @ApiCreatedResponse({ type: SiteActView })
  @RequireScope('documents')
  async opening(
    @Param('site') site: string,
    @Body() { from, until, ...opening }: OpeningRequest,
    @Caller() caller: Principal,
  ): Promise<SiteActView> {
    return this.shown(site, await this.papers.opening(site, { ...opening, ...span(from, until) }, caller), caller);
  }

  /** For the site's operator: which tags a reader must find from now on. */
  @Post('expected-tags')
  @ApiCreatedResponse({ type: SiteActView })
  @RequireScope('documents')
  async expectedTags(
    @Param('site') site: string,
    @Body() tags: ExpectedTagsRequest,
    @Caller() caller: Principal,
  ): Promise<SiteActView> {
    return this.shown(site, await this.papers.tagsExpected(site, tags, caller), caller);
  }

  /** All papers of a site, the newest first. */
  @Get('papers')
  @AnswersList(SiteActPageView, SiteActView)
  @RequireScope('read')
  async list(
    @Param('site') site: string,
    @Query() query: PaperListQuery,
    @Caller() caller: Principal,
  ): Promise<SiteActPageView> {
    const page = await this.acts.page(site, query, caller);
    return { ...page, items: page.items.map(siteActView) };
  }

  /** A paper, or what somebody did at an alarm, and whether it was heard. */
  @Get('acts/:id')
  @ApiOkResponse({ type: SiteActView })
  @RequireScope('read')
  async get(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
  ): Promise<SiteActView> {
    return this.shown(site, id, caller);
  }

  private async shown(site: string, id: string, caller: Principal): Promise<SiteActView> {
    return siteActView(await this.acts.byId(site, id, caller));
  }
}

const span = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) });
