import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { SiteNotFound, SiteOperatorOnly } from '../../domain/site-errors.js';
import { findSiteNumber } from '../../domain/site-name.js';
import { Site } from '../../infra/site.entity.js';
import { SEES_SITE } from '../who-sees-what.js';

/** The one place that says who may see a site, and who may run it. */
@Injectable()
export class SiteAccess {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** For its operator and whom the operator lets see it; for others it does not exist. @throws SiteNotFound */
  async toRead(name: string, { party }: Pick<Principal, 'party'>): Promise<Site> {
    const number = findSiteNumber(name);
    // One question, whether there is such a site or not: a second one would take a time that tells a stranger that there is.
    const site =
      number === undefined
        ? null
        : await this.dataSource
            .createQueryBuilder(Site, 'site')
            .where('site.number = :number', { number })
            .andWhere(SEES_SITE, { me: party })
            .getOne();
    if (!site) throw new SiteNotFound();
    return site;
  }

  /** @throws SiteNotFound, SiteOperatorOnly */
  async toRun(name: string, caller: Pick<Principal, 'party'>): Promise<Site> {
    const site = await this.toRead(name, caller);
    if (site.operator !== caller.party) throw new SiteOperatorOnly();
    return site;
  }
}
