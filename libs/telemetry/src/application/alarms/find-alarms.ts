import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { AlarmState } from '../../domain/alarms/alarm.js';
import { AlarmNotFound } from '../../domain/alarms/alarm-errors.js';
import type { FindingLevel, RuleId } from '../../domain/rules/rule.js';
import { AlarmAcknowledgement } from '../../infra/alarm-acknowledgement.entity.js';
import { StoredAlarmEvent } from '../../infra/alarm-event.entity.js';
import { StoredAlarm } from '../../infra/alarm.entity.js';
import { SiteAccess } from '../sites/site-access.js';

export interface AlarmFilter {
  /** `open` is every state but `closed`. */
  readonly state?: AlarmState | 'open' | undefined;
  /** A rule's UUID. */
  readonly rule?: string | undefined;
  readonly ruleId?: RuleId | undefined;
  readonly level?: FindingLevel | undefined;
  /** Raised then or later. */
  readonly since?: Date | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

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
    const [before] = decodeCursor(filter.cursor, [UUID_KEY]) ?? [];
    const query = this.dataSource.manager
      .createQueryBuilder(StoredAlarm, 'alarm')
      .where('alarm.site = :site', { site });
    if (before) query.andWhere('alarm.id < :before', { before });
    const rows = await filtered(query, filter)
      .orderBy('alarm.id', 'DESC')
      .take(filter.limit + 1)
      .getMany();
    const seen = await this.seenBy(rows, operator, caller);
    return pageOf(
      seen,
      filter.limit,
      ({ alarm }) => [alarm.id],
      (row) => row,
    );
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

function filtered(query: SelectQueryBuilder<StoredAlarm>, filter: AlarmFilter): SelectQueryBuilder<StoredAlarm> {
  const { state, rule, ruleId, level, since } = filter;
  if (state === 'open') query.andWhere(`alarm.state <> 'closed'`);
  else if (state) query.andWhere('alarm.state = :state', { state });
  if (rule) query.andWhere('alarm.rule = :rule', { rule });
  if (ruleId) query.andWhere('alarm.rule_id = :ruleId', { ruleId });
  if (level) query.andWhere('alarm.level = :level', { level });
  if (since) query.andWhere('alarm.raised_at >= :since', { since });
  return query;
}
