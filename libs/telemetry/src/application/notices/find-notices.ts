import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Clock, DomainError } from '@tallystick/kernel';
import { CLOCK, decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, type FindOptionsWhere, In, IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import { Notice } from '../../infra/notice.entity.js';
import { SiteAccess } from '../sites/site-access.js';

export class NoticesToReadMissing extends DomainError {
  constructor() {
    super('notices-to-read-missing', 'invalid', 'Say which notices were read: ids, or upTo.');
  }
}

export interface NoticeFilter {
  /** A site's name; undefined for all that a party was told. */
  readonly site?: string | undefined;
  readonly unread?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
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

  /** The newest first. @throws SiteNotFound */
  async page({ site, unread, cursor, limit }: NoticeFilter, caller: Principal): Promise<Page<Notice>> {
    const where = await this.whereOf(site, caller);
    const [before] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const rows = await this.dataSource.manager.find(Notice, {
      where: { ...where, ...(before ? { id: LessThan(before) } : {}), ...(unread ? { readAt: IsNull() } : {}) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
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
