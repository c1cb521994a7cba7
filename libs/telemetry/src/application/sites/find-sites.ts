import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { Site } from '../../infra/site.entity.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteAccess } from './site-access.js';
import { SITE_LIST } from './site-list.js';

/** The sites that a party runs, and those that it was let see. */
@Injectable()
export class FindSites {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** By what is asked for; by number otherwise. @throws CursorInvalid */
  page(request: ListRequest, { party }: Principal): Promise<Page<Site>> {
    const query = this.dataSource.createQueryBuilder(Site, 'site').where(
      `(site.operator = :party OR site.number IN
          (SELECT reader.site FROM telemetry.site_reader AS reader WHERE reader.party = :party))`,
      { party },
    );
    return readList(query, SITE_LIST, request);
  }

  /** Whom its operator let see it. @throws SiteNotFound, SiteOperatorOnly */
  async readersOf(name: string, caller: Principal): Promise<SiteReader[]> {
    const site = await this.access.toRun(name, caller);
    return this.dataSource.manager.find(SiteReader, { where: { site: site.number }, order: { party: 'ASC' } });
  }
}
