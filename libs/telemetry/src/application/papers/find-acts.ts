import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError } from '@tallystick/kernel';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { PAPER_KINDS } from '../../domain/site-acts/site-act.js';
import { StoredSiteAct } from '../../infra/site-act.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { PAPER_LIST } from './paper-list.js';

export class ActNotFound extends DomainError {
  constructor() {
    super('site-act-not-found', 'not-found', 'Nothing was done at this site under this id.');
  }
}

/** Who may see a site sees what was done there, by whom, and what became of it. */
@Injectable()
export class FindActs {
  constructor(
    private readonly access: SiteAccess,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** @throws SiteNotFound, ActNotFound */
  async byId(name: string, id: string, caller: Principal): Promise<StoredSiteAct> {
    const { number: site } = await this.access.toRead(name, caller);
    const act = await this.dataSource.manager.findOneBy(StoredSiteAct, { id, site });
    if (!act) throw new ActNotFound();
    return act;
  }

  /** Papers, the newest first. @throws SiteNotFound */
  async page(name: string, request: ListRequest, caller: Principal): Promise<Page<StoredSiteAct>> {
    const { number: site } = await this.access.toRead(name, caller);
    const query = this.dataSource.manager
      .createQueryBuilder(StoredSiteAct, 'paper')
      // Papers have a device, by which an index holds them alone.
      .where('paper.site = :site AND paper.device IS NOT NULL AND paper.kind IN (:...kinds)', {
        site,
        kinds: PAPER_KINDS,
      });
    return readList(query, PAPER_LIST, request);
  }
}
