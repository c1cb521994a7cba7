import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type ExpectedTags, type Principal, requireTag, stateTag } from '@tallystick/platform';
import { DataSource, type EntityManager, MoreThan } from 'typeorm';
import { EVERYBODY } from '../../domain/alarms/audience.js';
import type { GivenParameters } from '../../domain/rules/parameters.js';
import type { RuleId } from '../../domain/rules/rule.js';
import {
  RuleChangedTooOften,
  RuleIsOff,
  RuleNotFound,
  RuleWatchesOther,
  TooManyRules,
} from '../../domain/rules/rule-errors.js';
import { ruleOf } from '../../domain/rules/rule-set.js';
import { SiteRule } from '../../infra/site-rule.entity.js';
import { SiteRuleVersion } from '../../infra/site-rule-version.entity.js';
import type { Site } from '../../infra/site.entity.js';
import { storeAct } from '../../infra/store-act.js';
import { tellSite } from '../../infra/tell-site.js';
import { SiteAccess } from '../sites/site-access.js';

/** What bounds the rules of a site. */
export interface RuleLimits {
  readonly rulesPerSite: number;
  /** A new version begins to measure anew, so whoever may change a rule all the time switches it off. */
  readonly versionsPerDay: number;
}

const DAY_MS = 86_400_000;

/** Of a rule, by the number of its newest version. */
export const ruleTag = (latest: number): string => stateTag(latest);

/** A rule by its site's name and its id. */
export interface RulePlace {
  readonly site: string;
  readonly id: string;
}

/** What a rule is to be from now on. */
export interface RuleTerms {
  readonly parameters: GivenParameters;
  /** Told to all who may see the site. */
  readonly reason?: string | undefined;
}

interface NewVersion extends RuleTerms {
  readonly isOn: boolean;
}

/** The operator sets a site's rules. Every version stays, is told to all who may see the site, and holds from the next event after its commit. */
@Injectable()
export class SetRule {
  constructor(
    private readonly access: SiteAccess,
    private readonly limits: RuleLimits,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, RuleParametersInvalid, TooManyRules. @returns the rule's id */
  async add(name: string, ruleId: RuleId, terms: RuleTerms, caller: Principal): Promise<string> {
    const site = await this.access.toRun(name, caller);
    ruleOf({ ruleId, version: 1, parameters: terms.parameters });
    return this.dataSource.transaction(async (manager) => {
      // One at a time, so that the count holds.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 26))', [site.number]);
      const { rulesPerSite } = this.limits;
      if ((await manager.countBy(SiteRule, { site: site.number })) >= rulesPerSite)
        throw new TooManyRules(rulesPerSite);
      const rule = await manager.save(manager.create(SiteRule, { site: site.number, ruleId, latest: 0 }));
      await this.addVersion(manager, site, rule, { isOn: true, ...terms }, caller);
      return rule.id;
    });
  }

  /** @throws SiteNotFound, SiteOperatorOnly, RuleNotFound, RuleParametersInvalid, RuleWatchesOther, RuleChangedTooOften, ChangedMeanwhile */
  async change({ site, id }: RulePlace, terms: RuleTerms, caller: Principal, expected?: ExpectedTags): Promise<void> {
    await this.addTo(site, id, caller, expected, ({ ruleId }, { version, parameters: before }) => {
      const { watched } = ruleOf({ ruleId, version: version + 1, parameters: terms.parameters });
      if (watched !== ruleOf({ ruleId, version, parameters: before }).watched) throw new RuleWatchesOther();
      return { isOn: true, ...terms };
    });
  }

  /** The rule and its alarms stay; an alarm that is active stays active, since nobody saw its condition end. @throws as `change`, RuleIsOff */
  async switchOff({ site, id }: RulePlace, caller: Principal, expected?: ExpectedTags): Promise<void> {
    await this.addTo(site, id, caller, expected, (_, { isOn, parameters }) => {
      if (!isOn) throw new RuleIsOff();
      return { isOn: false, parameters };
    });
  }

  private async addTo(
    name: string,
    id: string,
    caller: Principal,
    expected: ExpectedTags,
    next: (rule: SiteRule, newest: SiteRuleVersion) => NewVersion,
  ): Promise<void> {
    const site = await this.access.toRun(name, caller);
    await this.dataSource.transaction(async (manager) => {
      const rule = await manager.findOne(SiteRule, {
        where: { id, site: site.number },
        lock: { mode: 'pessimistic_write' },
      });
      if (!rule) throw new RuleNotFound();
      requireTag(expected, ruleTag(rule.latest));
      const newest = await manager.findOneByOrFail(SiteRuleVersion, { rule: id, version: rule.latest });
      const version = next(rule, newest);
      await this.requireSeldom(manager, id);
      await this.addVersion(manager, site, rule, version, caller);
    });
  }

  private async requireSeldom(manager: EntityManager, rule: string): Promise<void> {
    const { versionsPerDay } = this.limits;
    const since = new Date(this.clock.nowMs() - DAY_MS);
    const lately = await manager.countBy(SiteRuleVersion, { rule, at: MoreThan(since) });
    if (lately >= versionsPerDay) throw new RuleChangedTooOften(versionsPerDay);
  }

  private async addVersion(
    manager: EntityManager,
    { number: site }: Site,
    { id: rule, ruleId, latest }: SiteRule,
    { isOn, parameters, reason }: NewVersion,
    { party: by }: Principal,
  ): Promise<void> {
    const now = this.clock.nowMs();
    const at = new Date(now);
    const version = latest + 1;
    await manager.insert(SiteRuleVersion, {
      ...{ rule, version, isOn, parameters: { ...parameters }, by, at },
      ...(reason === undefined ? {} : { reason }),
    } as object);
    await manager.update(SiteRule, { id: rule }, { latest: version });
    const body = { rule, ruleId, version, isOn, parameters, by, ...(reason === undefined ? {} : { reason }) };
    await tellSite(manager, site, now, [{ type: 'rule-changed', audience: EVERYBODY, by, body }]);
    await storeAct(manager, { site, by, at }, { kind: 'rule', rule, version });
  }
}
