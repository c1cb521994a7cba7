import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { OutageUnknown, ShelvingTooLong } from '../../domain/alarms/alarm-errors.js';
import { RuleNotFound } from '../../domain/rules/rule-errors.js';
import type { AlarmAct, AlarmTarget } from '../../domain/site-acts/site-act.js';
import { StoredSiteAct } from '../../infra/site-act.entity.js';
import { SiteRule } from '../../infra/site-rule.entity.js';
import { storeAct } from '../../infra/store-act.js';
import { AwaitAct } from '../acts/await-act.js';
import { SiteAccess } from '../sites/site-access.js';

export interface SilenceLimits {
  /** How long an alarm may be shelved at once, hours. */
  readonly shelvingHours: number;
}

export interface Shelving extends AlarmTarget {
  readonly until: Date;
  readonly reason: string;
}

export interface NewOutage {
  readonly targets: readonly AlarmTarget[];
  readonly from: Date;
  /** Null: until it is returned to service. */
  readonly until: Date | null;
  readonly reason: string;
}

const HOUR_MS = 3_600_000;

/** The operator has itself not told of alarms for a while. Whom it lets see the site is told of them all the same, and of this, with the reason. */
@Injectable()
export class SilenceAlarms {
  constructor(
    private readonly access: SiteAccess,
    private readonly waiting: AwaitAct,
    private readonly limits: SilenceLimits,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, RuleNotFound, ShelvingTooLong, ActRefused */
  async shelve(name: string, { rule, instance, until, reason }: Shelving, caller: Principal): Promise<StoredSiteAct> {
    const { shelvingHours } = this.limits;
    const forMs = until.getTime() - this.clock.nowMs();
    if (forMs <= 0 || forMs > shelvingHours * HOUR_MS) throw new ShelvingTooLong(shelvingHours);
    return this.run(name, caller, { kind: 'shelve', target: { rule, instance }, until: until.getTime(), reason });
  }

  /** @throws SiteNotFound, SiteOperatorOnly, RuleNotFound, ActRefused */
  async unshelve(name: string, { rule, instance }: AlarmTarget, caller: Principal): Promise<StoredSiteAct> {
    return this.run(name, caller, { kind: 'unshelve', target: { rule, instance } });
  }

  /** The act's id is the outage's. @throws SiteNotFound, SiteOperatorOnly, RuleNotFound, ActRefused */
  async takeOut(name: string, outage: NewOutage, caller: Principal): Promise<StoredSiteAct> {
    const { targets, from, until, reason } = outage;
    const span = { from: from.getTime(), until: until?.getTime() ?? null };
    return this.run(name, caller, { kind: 'take-out-of-service', targets, ...span, reason });
  }

  /** @throws SiteNotFound, SiteOperatorOnly, OutageUnknown, ActRefused */
  async returnToService(name: string, id: string, caller: Principal): Promise<StoredSiteAct> {
    const { number: site } = await this.access.toRun(name, caller);
    const act = await this.dataSource.manager.findOneBy(StoredSiteAct, { id, site, kind: 'take-out-of-service' });
    if (!act) throw new OutageUnknown(id);
    const targets = act.body['targets'] as readonly AlarmTarget[];
    return this.run(name, caller, { kind: 'return-to-service', targets, outage: id });
  }

  private async run(name: string, caller: Principal, act: AlarmAct): Promise<StoredSiteAct> {
    const { number: site } = await this.access.toRun(name, caller);
    await this.requireRules(site, 'targets' in act ? act.targets : [act.target]);
    const written = { site, by: caller.party, at: new Date(this.clock.nowMs()) };
    return this.waiting.run(await this.dataSource.transaction((manager) => storeAct(manager, written, act)));
  }

  private async requireRules(site: string, targets: readonly AlarmTarget[]): Promise<void> {
    const rules = new Set(targets.map(({ rule }) => rule));
    const found = await this.dataSource.manager.countBy(SiteRule, { site, id: In([...rules]) });
    if (found !== rules.size) throw new RuleNotFound();
  }
}
