import type { Principal } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { HandInPaper } from '../application/papers/hand-in-paper.js';
import { SetRule } from '../application/rules/set-rule.js';
import { SiteAccess } from '../application/sites/site-access.js';
import type { SiteAct } from '../domain/site-acts/site-act.js';
import type { RuleId } from '../domain/rules/rule.js';
import { storeAct } from '../infra/store-act.js';
import type { WatchedSite } from './watched-site.js';

export const PAPER_LIMITS = {
  ...{ movementHours: 24, movementLateHours: 72, openingHours: 24, openingAheadHours: 9_000, releaseHours: 744 },
};
export const RULE_LIMITS = { rulesPerSite: 20, versionsPerDay: 4 };

export const principal = (party: string): Principal => ({
  ...{ party, clientId: 'x', scopes: ['read', 'documents'], isOperator: false, tokenExpiresAt: new Date() },
});

/** What the operator of a site does there, by a clock that a test moves. */
export class SiteDesk {
  now = Date.UTC(2026, 0, 5);
  readonly clock = { nowMs: () => this.now };
  readonly access: SiteAccess;
  readonly rules: SetRule;
  readonly papers: HandInPaper;

  constructor(
    readonly dataSource: DataSource,
    private readonly site: WatchedSite,
  ) {
    this.access = new SiteAccess(dataSource);
    this.rules = new SetRule(this.access, RULE_LIMITS, dataSource, this.clock);
    this.papers = new HandInPaper(this.access, PAPER_LIMITS, dataSource, this.clock);
  }

  get operator(): Principal {
    return principal(this.site.operator);
  }

  get reader(): Principal {
    return principal(this.site.reader);
  }

  addRule(ruleId: RuleId, parameters: Readonly<Record<string, unknown>>): Promise<string> {
    return this.rules.add(this.site.name, ruleId, { parameters }, this.operator);
  }

  act(act: SiteAct, by = this.site.operator): Promise<string> {
    const at = new Date(this.now);
    return this.dataSource.transaction((manager) => storeAct(manager, { site: this.site.number, by, at }, act));
  }
}
