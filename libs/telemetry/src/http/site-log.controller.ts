import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindAnchors } from '../application/evidence/find-anchors.js';
import { LogProofs } from '../application/evidence/log-proofs.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { AnchorListQuery } from './list-requests.js';
import { ConsistencyQuery, InclusionQuery, PositionPipe } from './log-requests.js';
import {
  AnchorPageView,
  AnchorView,
  anchorView,
  ConsistencyView,
  consistencyView,
  InclusionView,
  inclusionView,
  LogEntryView,
  logEntryView,
  SiteLogView,
  siteLogView,
} from './log.view.js';

const LATEST_ANCHORS = 10;

@ApiTags('evidence')
@ApiBearerAuth()
@Controller('v1/sites/:site')
export class SiteLogController {
  constructor(
    private readonly access: SiteAccess,
    private readonly proofs: LogProofs,
    private readonly anchors: FindAnchors,
  ) {}

  /** The log of a site as it is, and its latest trees on chain. */
  @Get('log')
  @ApiOkResponse({ type: SiteLogView })
  @RequireScope('read')
  async log(@Param('site') name: string, @Caller() caller: Principal): Promise<SiteLogView> {
    const { number } = await this.access.toRead(name, caller);
    const { items } = await this.anchors.page(number, { limit: LATEST_ANCHORS });
    return siteLogView(await this.proofs.head(number), items);
  }

  /** What came in at a place of the log, byte for byte. */
  @Get('log/entries/:position')
  @ApiOkResponse({ type: LogEntryView })
  @RequireScope('read')
  async entry(
    @Param('site') name: string,
    @Param('position', PositionPipe) position: string,
    @Caller() caller: Principal,
  ): Promise<LogEntryView> {
    const { number } = await this.access.toRead(name, caller);
    return logEntryView(await this.proofs.entry(number, Number(position)));
  }

  /** That a leaf is in the tree of a size (RFC 9162, 2.1.3). */
  @Get('log/inclusion')
  @ApiOkResponse({ type: InclusionView })
  @RequireScope('read')
  async inclusion(
    @Param('site') name: string,
    @Query() { position, size }: InclusionQuery,
    @Caller() caller: Principal,
  ): Promise<InclusionView> {
    const { number } = await this.access.toRead(name, caller);
    return inclusionView(await this.proofs.inclusion(number, position, size));
  }

  /** That the tree of one size begins the tree of another (RFC 9162, 2.1.4). */
  @Get('log/consistency')
  @ApiOkResponse({ type: ConsistencyView })
  @RequireScope('read')
  async consistency(
    @Param('site') name: string,
    @Query() { from, to }: ConsistencyQuery,
    @Caller() caller: Principal,
  ): Promise<ConsistencyView> {
    const { number } = await this.access.toRead(name, caller);
    return consistencyView(await this.proofs.consistency(number, from, to));
  }

  /** The site's trees that the chain has, newest first. */
  @Get('anchors')
  @AnswersList(AnchorPageView, AnchorView)
  @RequireScope('read')
  async anchored(
    @Param('site') name: string,
    @Query() query: AnchorListQuery,
    @Caller() caller: Principal,
  ): Promise<AnchorPageView> {
    const { number } = await this.access.toRead(name, caller);
    const page = await this.anchors.page(number, query);
    return { ...page, items: page.items.map(anchorView) };
  }
}
