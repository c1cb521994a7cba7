import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { AlarmNotFound } from '../../domain/alarms/alarm-errors.js';
import { StoredAlarm } from '../../infra/alarm.entity.js';
import type { StoredSiteAct } from '../../infra/site-act.entity.js';
import type { Site } from '../../infra/site.entity.js';
import { storeAct } from '../../infra/store-act.js';
import { AwaitAct } from '../acts/await-act.js';
import { SiteAccess } from '../sites/site-access.js';

/** What a person says to an alarm. */
@Injectable()
export class AnswerAlarm {
  constructor(
    private readonly access: SiteAccess,
    private readonly waiting: AwaitAct,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The operator's acknowledgement is the alarm's; a reader's is the reader's own, so that neither speaks for the other. @returns the act, and
   * undefined for a reader, whose word stands at once. @throws SiteNotFound, AlarmNotFound, ActRefused
   */
  async acknowledge(name: string, id: string, caller: Principal): Promise<StoredSiteAct | undefined> {
    const site = await this.access.toRead(name, caller);
    const alarm = await this.alarmOf(site, id);
    if (site.operator !== caller.party) return this.acknowledgeForReader(alarm, caller);
    const { number } = alarm;
    return this.act(site, caller, { kind: 'acknowledge', target: targetOf(alarm), number });
  }

  /** Lets a latched alarm go. @throws SiteNotFound, SiteOperatorOnly, AlarmNotFound, ActRefused */
  async reset(name: string, id: string, reason: string, caller: Principal): Promise<StoredSiteAct> {
    const site = await this.access.toRun(name, caller);
    const alarm = await this.alarmOf(site, id);
    const { number } = alarm;
    return this.act(site, caller, { kind: 'reset', target: targetOf(alarm), number, reason });
  }

  private async alarmOf({ number: site }: Site, id: string): Promise<StoredAlarm> {
    const alarm = await this.dataSource.manager.findOneBy(StoredAlarm, { id, site });
    if (!alarm) throw new AlarmNotFound();
    return alarm;
  }

  private async acknowledgeForReader({ id: alarm, level }: StoredAlarm, { party }: Principal): Promise<undefined> {
    const at = new Date(this.clock.nowMs());
    await this.dataSource.manager.query(
      `INSERT INTO telemetry.alarm_acknowledgement (alarm, party, level, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (alarm, party) DO UPDATE SET level = excluded.level, at = excluded.at
       WHERE alarm_acknowledgement.level <> excluded.level`,
      [alarm, party, level, at],
    );
    return undefined;
  }

  private async act(
    { number: site }: Site,
    { party: by }: Principal,
    act: Parameters<typeof storeAct>[2],
  ): Promise<StoredSiteAct> {
    const at = new Date(this.clock.nowMs());
    const id = await this.dataSource.transaction((manager) => storeAct(manager, { site, by, at }, act));
    return this.waiting.run(id);
  }
}

const targetOf = ({ rule, instance }: StoredAlarm) => ({ rule, instance });
