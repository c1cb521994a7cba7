import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { EVERYBODY } from '../../domain/alarms/audience.js';
import { ReleaserConsentMissing, ReleaserNotReader, ReleaserUnknown } from '../../domain/site-acts/paper-errors.js';
import { isReleaser } from '../../infra/read-releasers.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteReleaser } from '../../infra/site-releaser.entity.js';
import { tellSite } from '../../infra/tell-site.js';
import { SiteAccess } from '../sites/site-access.js';

/**
 * By whose word goods may leave. The operator names the first; from then on a releaser alone names another, and none is taken away but by itself: a warehouse
 * that could name a friend beside the bank, or strike the bank out, would release the goods to itself.
 */
@Injectable()
export class NameReleaser {
  constructor(
    private readonly access: SiteAccess,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws SiteNotFound */
  async all(name: string, caller: Principal): Promise<readonly SiteReleaser[]> {
    const { number: site } = await this.access.toRead(name, caller);
    return this.dataSource.manager.find(SiteReleaser, { where: { site }, order: { namedAt: 'ASC', party: 'ASC' } });
  }

  /** Named again nothing changes. @throws SiteNotFound, ReleaserNotReader, ReleaserConsentMissing */
  async name(name: string, party: string, caller: Principal): Promise<void> {
    const { number: site, operator } = await this.access.toRead(name, caller);
    await this.inTurn(site, async (manager) => {
      if (!(await this.mayName(manager, { site, operator }, caller))) throw new ReleaserConsentMissing();
      const isReader = await manager.existsBy(SiteReader, { site, party });
      if (!isReader || party === operator) throw new ReleaserNotReader();
      if (await manager.existsBy(SiteReleaser, { site, party })) return;
      const now = this.clock.nowMs();
      await manager.insert(SiteReleaser, { site, party, namedBy: caller.party, namedAt: new Date(now) });
      await this.tell(manager, site, 'releaser-named', party, caller);
    });
  }

  /** @throws SiteNotFound, ReleaserConsentMissing, ReleaserUnknown */
  async withdraw(name: string, party: string, caller: Principal): Promise<void> {
    const { number: site } = await this.access.toRead(name, caller);
    if (party !== caller.party) throw new ReleaserConsentMissing();
    await this.inTurn(site, async (manager) => {
      const { affected } = await manager.delete(SiteReleaser, { site, party });
      if (!affected) throw new ReleaserUnknown();
      await this.tell(manager, site, 'releaser-withdrew', party, caller);
    });
  }

  private async mayName(
    manager: EntityManager,
    { site, operator }: { readonly site: string; readonly operator: string },
    { party }: Principal,
  ): Promise<boolean> {
    const isFirst = !(await manager.existsBy(SiteReleaser, { site }));
    return isFirst ? party === operator : isReleaser(manager, site, party);
  }

  private async inTurn(site: string, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 27))', [site]);
      await work(manager);
    });
  }

  private async tell(
    manager: EntityManager,
    site: string,
    type: 'releaser-named' | 'releaser-withdrew',
    party: string,
    { party: by }: Principal,
  ): Promise<void> {
    await tellSite(manager, site, this.clock.nowMs(), [{ type, audience: EVERYBODY, by, body: { party, by } }]);
  }
}
