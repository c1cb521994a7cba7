import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import type { AlarmState } from '../../domain/alarms/alarm.js';
import { AlarmNotFound } from '../../domain/alarms/alarm-errors.js';
import { AlarmAcknowledgement } from '../../infra/alarm-acknowledgement.entity.js';
import { StoredAlarmEvent } from '../../infra/alarm-event.entity.js';
import { StoredAlarm } from '../../infra/alarm.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { ALARM_LIST } from './alarm-list.js';

export type AlarmFilter = ListRequest & {
  /** `open` is every state but `closed`. */
  readonly state?: AlarmState | 'open' | undefined;
  /** Raised then or later. */
  readonly since?: Date | undefined;
};

export interface SeenAlarm {
  readonly alarm: StoredAlarm;
  /** When the caller said that it knows of the alarm as it now is. */
  readonly knownSince: Date | null;
}

/** Who may see a site sees its alarms, silenced or not. */
@Injectable()
export class FindAlarms {
  constructor(
    private readonly access: SiteAccess,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** The newest first. @throws SiteNotFound */
  async page(name: string, filter: AlarmFilter, caller: Principal): Promise<Page<SeenAlarm>> {
    const { number: site, operator } = await this.access.toRead(name, caller);
    const { state, since } = filter;
    const query = this.dataSource.manager
      .createQueryBuilder(StoredAlarm, 'alarm')
      .where('alarm.site = :site', { site });
    if (state === 'open') query.andWhere(`alarm.state <> 'closed'`);
    else if (state) query.andWhere('alarm.state = :state', { state });
    if (since) query.andWhere('alarm.raised_at >= :since', { since });
    const { items, ...more } = await readList(query, ALARM_LIST, filter);
    return { ...more, items: await this.seenBy(items, operator, caller) };
  }

  /** @throws SiteNotFound, AlarmNotFound */
  async byId(
    name: string,
    id: string,
    caller: Principal,
  ): Promise<SeenAlarm & { readonly events: readonly StoredAlarmEvent[] }> {
    const { number: site, operator } = await this.access.toRead(name, caller);
    const alarm = await this.dataSource.manager.findOneBy(StoredAlarm, { id, site });
    if (!alarm) throw new AlarmNotFound();
    const [seen] = await this.seenBy([alarm], operator, caller);
    const events = await this.dataSource.manager.find(StoredAlarmEvent, {
      where: { alarm: id },
      order: { at: 'ASC', id: 'ASC' },
    });
    return { alarm, knownSince: seen?.knownSince ?? null, events };
  }

  private async seenBy(
    alarms: readonly StoredAlarm[],
    operator: string,
    { party }: Principal,
  ): Promise<readonly SeenAlarm[]> {
    if (party === operator) {
      return alarms.map((alarm) => ({ alarm, knownSince: dateOf(alarm.body.acknowledged?.at) }));
    }
    if (alarms.length === 0) return [];
    const known = await this.dataSource.manager.findBy(
      AlarmAcknowledgement,
      // Who knew of a warning does not know that it became critical.
      alarms.map(({ id: alarm, level }) => ({ alarm, party, level })),
    );
    const since = new Map(known.map(({ alarm, at }) => [alarm, at]));
    return alarms.map((alarm) => ({ alarm, knownSince: since.get(alarm.id) ?? null }));
  }
}

const dateOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
