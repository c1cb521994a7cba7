import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError } from '@tallystick/kernel';
import { decodeCursor, type Page, pageOf, type Principal } from '@tallystick/platform';
import { DataSource, In, LessThan } from 'typeorm';
import { PAPER_KINDS, type PaperKind } from '../../domain/site-acts/site-act.js';
import { StoredSiteAct } from '../../infra/site-act.entity.js';
import { SiteAccess } from '../sites/site-access.js';

export class ActNotFound extends DomainError {
  constructor() {
    super('site-act-not-found', 'not-found', 'Nothing was done at this site under this id.');
  }
}

const SEQ = /^[1-9][0-9]{0,17}$/;

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

  /** Papers, of one kind or all, the newest first. @throws SiteNotFound */
  async page(
    name: string,
    {
      kind,
      cursor,
      limit,
    }: { readonly kind?: PaperKind | undefined; readonly cursor?: string | undefined; readonly limit: number },
    caller: Principal,
  ): Promise<Page<StoredSiteAct>> {
    const { number: site } = await this.access.toRead(name, caller);
    const [before] = decodeCursor(cursor, [SEQ]) ?? [];
    const rows = await this.dataSource.manager.find(StoredSiteAct, {
      where: { site, kind: kind ?? In(PAPER_KINDS), ...(before ? { seq: LessThan(before) } : {}) },
      order: { seq: 'DESC' },
      take: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      ({ seq }) => [seq],
      (row) => row,
    );
  }
}
