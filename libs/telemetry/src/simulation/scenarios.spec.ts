import { describe, expect, it } from '@jest/globals';
import type { RuleId } from '../domain/rules/rule.js';
import { HARMLESS, SCENARIOS } from './incidents.js';
import { monitored, type RaisedAlarm } from './monitored.js';
import { DAY, MINUTE } from './simulated-time.js';
import { type Incident, warehouse } from './warehouse.js';

const SEED = 'tuning';
const DAYS = 5;
const SLOW = 300_000;

const alarmsOf = (incident?: Incident): readonly RaisedAlarm[] => monitored(warehouse(SEED, DAYS, incident)).raised;
const first = (alarms: readonly RaisedAlarm[], rule: RuleId) => alarms.find(({ ruleId }) => ruleId === rule);

describe('a working week in the simulated warehouse', () => {
  it('raises no alarm when nothing happens', () => expect(alarmsOf()).toEqual([]), SLOW);

  it.each(HARMLESS)('raises none by $name', ({ incident }) => expect(alarmsOf(incident)).toEqual([]), SLOW);

  it.each(SCENARIOS)(
    'is not let pass with $name',
    ({ incident, from, raises }) => {
      const alarms = alarmsOf(incident);
      for (const [rule, withinMinutes] of Object.entries(raises)) {
        const alarm = first(alarms, rule as RuleId);
        expect({ rule, isRaised: alarm !== undefined }).toEqual({ rule, isRaised: true });
        expect((alarm?.at ?? 0) - from).toBeGreaterThanOrEqual(0);
        expect(((alarm?.at ?? 0) - from) / MINUTE).toBeLessThanOrEqual(withinMinutes);
      }
    },
    SLOW,
  );

  it(
    'may call by a right clock, and warn by one that drifts',
    () => {
      const [atOnce, drifting] = ['a theft at once', 'a theft under a clock that drifts'].map((named) =>
        first(alarmsOf(SCENARIOS.find(({ name }) => name === named)?.incident), 'weight-loss'),
      );
      expect([atOnce?.may, drifting?.may]).toEqual(['call', 'warn']);
    },
    SLOW,
  );
});

/** Alarms in thirty days in which nothing happens. The rules were tuned on the first; what the others give is told as it is. */
const MONTHS: readonly (readonly [seed: string, alarms: number])[] = [
  ['tuning', 0],
  ['second', 0],
  ['third', 0],
  ['fourth', 0],
];

describe('thirty days in which nothing happens', () => {
  it.each(MONTHS)(
    'of the seed %s raise %d alarms',
    (seed, alarms) => {
      const events = warehouse(seed, 30);
      expect(events.length).toBeGreaterThan((30 * DAY) / MINUTE);
      expect(monitored(events).raised).toHaveLength(alarms);
    },
    SLOW,
  );
});
