import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { TooManySites } from '../../domain/site-errors.js';
import { siteName } from '../../domain/site-name.js';
import { Site } from '../../infra/site.entity.js';
import { SITE_LIMITS, type SiteLimits } from './site-limits.js';

/** Gives a site its number. Nothing can come in there before its operator has stated a key. */
@Injectable()
export class AnnounceSite {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SITE_LIMITS) private readonly limits: SiteLimits,
  ) {}

  /** @returns the site's name. @throws TooManySites */
  run(name: string, { party }: Principal): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('telemetry.site', $1))`, [party]);
      const { sitesPerParty } = this.limits;
      if ((await manager.countBy(Site, { operator: party })) >= sitesPerParty) throw new TooManySites(sitesPerParty);
      const site = manager.create(Site, { name, operator: party, operatorAlgorithm: null, operatorPublicKey: null });
      await manager.insert(Site, site);
      return siteName(Number(site.number));
    });
  }
}
