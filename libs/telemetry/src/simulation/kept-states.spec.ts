import { describe, expect, it } from '@jest/globals';
import { sourceOf } from '../domain/rules/rule-event.js';
import { ruleOf } from '../domain/rules/rule-set.js';
import { SCENARIOS } from './incidents.js';
import { WAREHOUSE_RULES } from './monitored.js';
import { warehouse } from './warehouse.js';

/** Silence speaks by the clock alone, which changes no state. */
const versions = WAREHOUSE_RULES.filter(({ ruleId }) => ruleId !== 'silence');
const named = versions.map((by) => ({ name: `${by.ruleId} of ${String(by.parameters['device'])}`, by }));
/** Past the three days in which an anomaly is learned, and with something to find. */
const incidents = SCENARIOS.filter(({ name }) => name === 'a theft at once' || name === 'a door at night');
const HOURLY = 60;

describe('a rule whose state is kept in memory', () => {
  it.each(named)('says the same as one whose state is stored between any two events: $name', ({ by }) => {
    let findings = 0;
    for (const { incident } of incidents) {
      const [kept, stored] = [ruleOf(by), ruleOf(by)];
      let state = kept.initial;
      let text = JSON.stringify(stored.initial);
      for (const [nth, event] of warehouse('kept', 5, incident).entries()) {
        if (event.kind === 'tick' ? nth % HOURLY > 0 : !kept.sources.includes(sourceOf(event))) continue;
        const [one, other] = [kept.step(state, event), stored.step(JSON.parse(text) as unknown, event)];
        state = one.state;
        text = JSON.stringify(other.state);
        if (JSON.stringify(one.findings) !== JSON.stringify(other.findings))
          expect(one.findings).toEqual(other.findings);
        findings += one.findings.length;
      }
      expect(JSON.stringify(state)).toBe(text);
    }
    expect(findings).toBeGreaterThan(0);
  });
});
