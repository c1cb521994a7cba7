import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { Site } from '../../infra/site.entity.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteAccess } from './site-access.js';
import { FindSiteActivity, SILENT_SITE, type SiteActivity } from './find-site-activity.js';
import { SITE_LIST } from './site-list.js';

/** A site with what goes on there. */
export interface SeenSite {
  readonly site: Site;
  readonly activity: SiteActivity;
}

/** The sites that a party runs, and those that it was let see. */
@Injectable()
export class FindSites {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
    private readonly activity: FindSiteActivity,
  ) {}

  /** By what is asked for; by number otherwise. @throws CursorInvalid */
  async page(request: ListRequest, { party }: Principal): Promise<Page<SeenSite>> {
    const query = this.dataSource.createQueryBuilder(Site, 'site').where(
      `(site.operator = :party OR site.number IN
          (SELECT reader.site FROM telemetry.site_reader AS reader WHERE reader.party = :party))`,
      { party },
    );
    const { items, ...more } = await readList(query, SITE_LIST, request);
    const activity = await this.activity.of(items);
    return { ...more, items: items.map((site) => ({ site, activity: activity.get(site.number) ?? SILENT_SITE })) };
  }

  /** @param site whoever asks may see it */
  async activityOf(site: Site): Promise<SiteActivity> {
    return (await this.activity.of([site])).get(site.number) ?? SILENT_SITE;
  }

  /** Whom its operator let see it. @throws SiteNotFound, SiteOperatorOnly */
  async readersOf(name: string, caller: Principal): Promise<SiteReader[]> {
    const site = await this.access.toRun(name, caller);
    return this.dataSource.manager.find(SiteReader, { where: { site: site.number }, order: { party: 'ASC' } });
  }
}
