import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindQuarantine } from '../application/readings/find-quarantine.js';
import { FindReadings } from '../application/readings/find-readings.js';
import { LatestListQuery, QuarantineListQuery, SeriesListQuery } from './list-requests.js';
import {
  BucketedReadingsView,
  bucketedReadingsView,
  LatestReadingPageView,
  LatestReadingView,
  latestReadingView,
  QuarantineItemView,
  quarantineItemView,
  QuarantinePageView,
  SeriesPageView,
  SeriesView,
} from './reading.view.js';
import { SeriesIdPipe } from './series-id-pipe.js';
import { SiteNamePipe } from './site-name-pipe.js';
import { PeriodQuery } from './sites-requests.js';

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites/:site')
export class SiteReadingsController {
  constructor(
    private readonly readings: FindReadings,
    private readonly quarantine: FindQuarantine,
  ) {}

  /** What is measured there. */
  @Get('series')
  @AnswersList(SeriesPageView, SeriesView)
  @RequireScope('read')
  async series(
    @Param('site', SiteNamePipe) site: string,
    @Query() query: SeriesListQuery,
    @Caller() caller: Principal,
  ): Promise<SeriesPageView> {
    const { items, ...more } = await this.readings.series(site, query, caller);
    return { ...more, items: [...items] };
  }

  /** Of each series the newest reading by its measuring, and what vouches for it. */
  @Get('readings/latest')
  @AnswersList(LatestReadingPageView, LatestReadingView)
  @RequireScope('read')
  async latest(
    @Param('site', SiteNamePipe) site: string,
    @Query() query: LatestListQuery,
    @Caller() caller: Principal,
  ): Promise<LatestReadingPageView> {
    const { items, ...more } = await this.readings.latest(site, query, caller);
    return { ...more, items: items.map(latestReadingView) };
  }

  /** A series' readings of a period, gathered into buckets. */
  @Get('series/:id/readings')
  @ApiOkResponse({ type: BucketedReadingsView })
  @RequireScope('read')
  async bucketed(
    @Param('site', SiteNamePipe) site: string,
    @Param('id', SeriesIdPipe) id: number,
    @Query() { from, to, bucketSeconds }: PeriodQuery,
    @Caller() caller: Principal,
  ): Promise<BucketedReadingsView> {
    const period = { fromMs: Date.parse(from), toMs: Date.parse(to), bucketSeconds };
    return bucketedReadingsView(await this.readings.bucketed(site, id, period, caller));
  }

  /** What came in and was refused, the newest first. */
  @Get('quarantine')
  @AnswersList(QuarantinePageView, QuarantineItemView)
  @RequireScope('read')
  async quarantined(
    @Param('site', SiteNamePipe) site: string,
    @Query() query: QuarantineListQuery,
    @Caller() caller: Principal,
  ): Promise<QuarantinePageView> {
    const { items, ...more } = await this.quarantine.page(site, query, caller);
    return { ...more, items: items.map(quarantineItemView) };
  }
}
