import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Monitored, monitored } from '../../../simulation/monitored.js';
import { DAY, HOUR, MINUTE, SCENARIOS, START, WAREHOUSE_RULES, warehouse } from '../../../simulation/index.js';
import type { AlarmSite } from '../../../testing/alarm-site.js';
import { fileOf } from '../../../testing/bundles.js';
import { signedWarehouse } from '../../../testing/signed-warehouse.js';
import type { RuleId, RuleVersion } from '../../rules/rule.js';
import type { Bundle } from './bundle.js';
import { verifyBundle } from './verify-bundle.js';

/** Thursday, two in the morning, as the scenario has it; until then the goods came and went with papers. */
const THEFT = START + 3 * DAY + 2 * HOUR;
const UNTIL = THEFT + 3 * HOUR;
const SEED = 'tuning';
const SLOW = 120_000;

const eventsWith = (name?: string) => warehouse(SEED, 4, SCENARIOS.find((one) => one.name === name)?.incident);
const byRule = (ruleId: RuleId) => WAREHOUSE_RULES.find((rule) => rule.ruleId === ruleId) as RuleVersion;

const ALARMS: readonly (readonly [RuleId, string])[] = [
  ['weight-loss', 'scale-1'],
  ['unauthorised-outbound', 'scale-1'],
  ['tags-missing', 'reader-1'],
];

describe('a simulated theft, signed by its gateway', () => {
  let stolen: AlarmSite;
  let honest: AlarmSite;
  let raised: Monitored['raised'];
  const bundles = new Map<RuleId, Bundle>();

  beforeAll(async () => {
    const events = eventsWith('a theft at once');
    raised = monitored(events).raised;
    stolen = await signedWarehouse(events, UNTIL);
    honest = await signedWarehouse(eventsWith(), UNTIL);
  }, SLOW);

  it.each(ALARMS)(
    'proves the alarm of %s that the simulated platform raised',
    async (ruleId, instance) => {
      const { bundle, trust } = await stolen.bundle({ by: byRule(ruleId), instance });
      bundles.set(ruleId, bundle);
      const verdict = verifyBundle(fileOf(bundle), trust);
      expect(verdict).toMatchObject({ findings: [], isProved: true });
      const expected = raised.find((one) => one.ruleId === ruleId && one.instance === instance);
      expect([verdict.alarm?.raisedAt, verdict.alarm?.may]).toEqual([expected?.at, expected?.may]);
      expect((verdict.alarm?.raisedAt ?? 0) - THEFT).toBeGreaterThan(0);
      expect((verdict.alarm?.raisedAt ?? 0) - THEFT).toBeLessThan(2 * HOUR);
      expect(bundle.entries.length).toBeGreaterThan((3 * DAY) / MINUTE);
    },
    SLOW,
  );

  it.each(ALARMS)(
    'is not proved to be one of %s by honest readings in place of those of the theft',
    async (ruleId) => {
      const alarm = bundles.get(ruleId)?.alarm;
      const { bundle, trust } = await honest.stating(alarm as NonNullable<typeof alarm>);
      const { findings, isProved, alarm: derived } = verifyBundle(fileOf(bundle), trust);
      expect(findings.map(({ rule, where }) => [rule, where])).toEqual([['alarm-not-derived', 'alarm.stated.number']]);
      expect([isProved, derived]).toEqual([false, null]);
    },
    SLOW,
  );
});
