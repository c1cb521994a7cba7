import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { Site } from '../../infra/site.entity.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteAccess } from './site-access.js';

const NUMBER = /^[1-9][0-9]{0,18}$/;

/** The sites that a party runs, and those that it was let see. */
@Injectable()
export class FindSites {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** By number. */
  async page(cursor: string | undefined, limit: number, { party }: Principal): Promise<Page<Site>> {
    const [after = '0'] = decodeCursor(cursor, [NUMBER]) ?? [];
    const rows = await this.dataSource
      .createQueryBuilder(Site, 'site')
      .where(
        `site.number > :after AND (site.operator = :party OR site.number IN
          (SELECT reader.site FROM telemetry.site_reader AS reader WHERE reader.party = :party))`,
        { after, party },
      )
      .orderBy('site.number', 'ASC')
      .take(limit + 1)
      .getMany();
    return pageOf(
      rows,
      limit,
      ({ number }) => [number],
      (row) => row,
    );
  }

  /** Whom its operator let see it. @throws SiteNotFound, SiteOperatorOnly */
  async readersOf(name: string, caller: Principal): Promise<SiteReader[]> {
    const site = await this.access.toRun(name, caller);
    return this.dataSource.manager.find(SiteReader, { where: { site: site.number }, order: { party: 'ASC' } });
  }
}
