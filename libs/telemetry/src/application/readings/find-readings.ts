import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type ListRequest, type Page, type Principal, readRows, rowsFrom } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { SeriesNotFound } from '../../domain/site-errors.js';
import { SiteAccess } from '../sites/site-access.js';
import { SITE_LIMITS, type SiteLimits } from '../sites/site-limits.js';
import { bucketsOf } from './buckets.js';
import { LATEST_LIST, SERIES_LIST } from './reading-lists.js';
import {
  ALL_SERIES,
  type BucketRow,
  BUCKETS,
  LATEST,
  type LatestRow,
  SERIES,
  type SeriesRow,
} from './reading-queries.js';

export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
  /** As long as the caller wishes them; otherwise so that there are not too many. */
  readonly bucketSeconds?: number | undefined;
}

export interface BucketedReadings {
  readonly series: SeriesRow;
  readonly bucketSeconds: number;
  readonly buckets: readonly BucketRow[];
}

const DAY_MS = 86_400_000;
/** A device's clock may run ahead of ours by so much and still be believed. */
const AHEAD_MS = 300_000;

/** A site's readings, for whoever may see the site. */
@Injectable()
export class FindReadings {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SITE_LIMITS) private readonly limits: SiteLimits,
    private readonly access: SiteAccess,
  ) {}

  /** What is measured there, by number. @throws SiteNotFound */
  async series(site: string, request: ListRequest, caller: Principal): Promise<Page<SeriesRow>> {
    const { number } = await this.access.toRead(site, caller);
    const query = rowsFrom(this.dataSource, 'series', ALL_SERIES, { site: number });
    return readRows<SeriesRow>(query, SERIES_LIST, request);
  }

  /** Of each series the newest by its measuring, with what vouches for it; none of one that was silent longer than is looked back. @throws SiteNotFound */
  async latest(site: string, request: ListRequest, caller: Principal): Promise<Page<LatestRow>> {
    const { number } = await this.access.toRead(site, caller);
    const nowMs = this.clock.nowMs();
    const query = rowsFrom(this.dataSource, 'latest', LATEST, {
      ...{ site: number, since: dayOf(nowMs - this.limits.latestDays * DAY_MS) },
      until: new Date(nowMs + AHEAD_MS),
    });
    return readRows<LatestRow>(query, LATEST_LIST, request);
  }

  /** By the time of measuring; empty buckets are left out. @throws SiteNotFound, SeriesNotFound, PeriodUnsound */
  async bucketed(site: string, series: number, period: Period, caller: Principal): Promise<BucketedReadings> {
    const { number } = await this.access.toRead(site, caller);
    const [found] = await this.dataSource.query<SeriesRow[]>(SERIES, [number, series]);
    if (!found) throw new SeriesNotFound();
    const bucketSeconds = bucketsOf(period, this.limits.maxBuckets);
    const { fromMs, toMs } = period;
    // Days of receipt: what a gateway had to keep back came later than it was measured, and hardly anything before.
    const days = [dayOf(fromMs - AHEAD_MS), dayOf(toMs + this.limits.backlogDays * DAY_MS)];
    const values = [series, new Date(fromMs), new Date(toMs), ...days, bucketSeconds];
    return { series: found, bucketSeconds, buckets: await this.dataSource.query<BucketRow[]>(BUCKETS, values) };
  }
}

/** Of UTC, as the partitions are cut. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
