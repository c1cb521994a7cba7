import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { RuleNotFound } from '../../domain/rules/rule-errors.js';
import { SiteRule } from '../../infra/site-rule.entity.js';
import { SiteRuleState } from '../../infra/site-rule-state.entity.js';
import { SiteRuleVersion } from '../../infra/site-rule-version.entity.js';
import { SiteAccess } from '../sites/site-access.js';

export interface RuleWithVersions {
  readonly rule: SiteRule;
  /** The newest first. */
  readonly versions: readonly SiteRuleVersion[];
  /** The number of the one that holds; undefined before the intake came to the first. */
  readonly inForce: number | undefined;
}

/** Who may see a site sees its rules, with all that they ever were. */
@Injectable()
export class FindRules {
  constructor(
    private readonly access: SiteAccess,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Those that were made first come first, each with its newest version and the one in force alone. @throws SiteNotFound */
  async all(name: string, caller: Principal): Promise<readonly RuleWithVersions[]> {
    const { number: site } = await this.access.toRead(name, caller);
    const rules = await this.dataSource.manager.find(SiteRule, { where: { site }, order: { id: 'ASC' } });
    if (rules.length === 0) return [];
    const inForce = await this.inForceOf(rules);
    const versions = await this.dataSource.manager.findBy(
      SiteRuleVersion,
      rules.flatMap(({ id: rule, latest }) => [
        { rule, version: latest },
        { rule, version: inForce.get(rule) ?? latest },
      ]),
    );
    return rules.map((rule) => ({
      rule,
      versions: versions.filter((version) => version.rule === rule.id).sort((a, b) => b.version - a.version),
      inForce: inForce.get(rule.id),
    }));
  }

  /** @throws SiteNotFound, RuleNotFound */
  async byId(name: string, id: string, caller: Principal): Promise<RuleWithVersions> {
    const { number: site } = await this.access.toRead(name, caller);
    const rule = await this.dataSource.manager.findOneBy(SiteRule, { id, site });
    if (!rule) throw new RuleNotFound();
    const versions = await this.dataSource.manager.find(SiteRuleVersion, {
      where: { rule: id },
      order: { version: 'DESC' },
    });
    return { rule, versions, inForce: (await this.inForceOf([rule])).get(id) };
  }

  private async inForceOf(rules: readonly SiteRule[]): Promise<ReadonlyMap<string, number>> {
    const states = await this.dataSource.manager.findBy(SiteRuleState, { rule: In(rules.map(({ id }) => id)) });
    return new Map(states.map(({ rule, version }) => [rule, version]));
  }
}
