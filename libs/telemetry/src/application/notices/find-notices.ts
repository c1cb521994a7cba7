import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Clock, DomainError } from '@tallystick/kernel';
import { CLOCK, type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, type FindOptionsWhere, In, IsNull, LessThanOrEqual } from 'typeorm';
import { Notice } from '../../infra/notice.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { NOTICE_LIST } from './notice-list.js';

export class NoticesToReadMissing extends DomainError {
  constructor() {
    super('notices-to-read-missing', 'invalid', 'Say which notices were read: ids, or upTo.');
  }
}

export interface NoticesRead {
  readonly ids?: readonly string[] | undefined;
  /** This one and all before it. */
  readonly upTo?: string | undefined;
}

/** A party's own notices, which nobody else sees; each was written for it when it happened. */
@Injectable()
export class FindNotices {
  constructor(
    private readonly access: SiteAccess,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of one site or of all, the newest first. @throws SiteNotFound */
  async page(request: ListRequest, caller: Principal, site?: string): Promise<Page<Notice>> {
    const query = this.dataSource.manager.createQueryBuilder(Notice, 'notice').where(await this.whereOf(site, caller));
    return readList(query, NOTICE_LIST, request);
  }

  /** What was read before stays read since then. @returns how many were unread. @throws SiteNotFound, NoticesToReadMissing */
  async markRead({ ids, upTo }: NoticesRead, caller: Principal, site?: string): Promise<number> {
    if (!ids && !upTo) throw new NoticesToReadMissing();
    const where = await this.whereOf(site, caller);
    const which = ids ? In([...ids]) : LessThanOrEqual(upTo ?? '');
    const readAt = new Date(this.clock.nowMs());
    const { affected } = await this.dataSource.manager.update(
      Notice,
      { ...where, id: which, readAt: IsNull() },
      { readAt },
    );
    return affected ?? 0;
  }

  private async whereOf(site: string | undefined, caller: Principal): Promise<FindOptionsWhere<Notice>> {
    if (site === undefined) return { party: caller.party };
    return { party: caller.party, site: (await this.access.toRead(site, caller)).number };
  }
}
