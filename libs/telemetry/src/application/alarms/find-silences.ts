import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import type { Outage, Shelving } from '../../domain/alarms/alarm.js';
import type { AlarmTarget } from '../../domain/site-acts/site-act.js';
import { StoredAlarmBook } from '../../infra/alarm-book.entity.js';
import { SiteAccess } from '../sites/site-access.js';

export interface OpenOutage extends Outage {
  readonly targets: readonly AlarmTarget[];
}

/** Who may see a site sees what its operator does not want to hear of, until when and why. */
@Injectable()
export class FindSilences {
  constructor(
    private readonly access: SiteAccess,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws SiteNotFound */
  async shelvings(name: string, caller: Principal): Promise<readonly (Shelving & AlarmTarget)[]> {
    const now = this.clock.nowMs();
    return (await this.silenced(name, caller)).flatMap(({ rule, instance, shelved }) =>
      shelved && now < shelved.until ? [{ rule, instance, ...shelved }] : [],
    );
  }

  /** Those that are not over, begun or not. @throws SiteNotFound */
  async outages(name: string, caller: Principal): Promise<readonly OpenOutage[]> {
    const now = this.clock.nowMs();
    const open = new Map<string, OpenOutage>();
    for (const { rule, instance, outages } of await this.silenced(name, caller)) {
      for (const outage of outages.filter(({ until }) => until === null || now < until)) {
        const targets = [...(open.get(outage.id)?.targets ?? []), { rule, instance }];
        open.set(outage.id, { ...outage, targets });
      }
    }
    return [...open.values()];
  }

  private async silenced(name: string, caller: Principal): Promise<readonly StoredAlarmBook[]> {
    const { number: site } = await this.access.toRead(name, caller);
    return this.dataSource.manager
      .createQueryBuilder(StoredAlarmBook, 'book')
      .where('book.site = :site AND book.is_live', { site })
      .andWhere(`(book.shelved IS NOT NULL OR book.outages <> '[]')`)
      .orderBy('book.rule')
      .addOrderBy('book.instance')
      .getMany();
  }
}
