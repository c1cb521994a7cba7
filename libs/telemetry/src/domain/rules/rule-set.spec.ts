import { describe, expect, it } from '@jest/globals';
import { measured, movement, START, tick } from '../../testing/rule-run.js';
import { RULE_IDS, type RuleId } from './rule.js';
import { ruleOf } from './rule-set.js';

const square = [
  [0, 0],
  [10, 0],
  [10, 10],
];
const PARAMETERS: Readonly<Record<RuleId, object>> = {
  'weight-loss': { device: 'scale-1', uncertainty: '0.5' },
  'slow-theft': { device: 'scale-1', sigma: '0.5' },
  'unauthorised-outbound': { device: 'scale-1', uncertainty: '0.5', leastDrop: '5' },
  door: { device: 'door-1' },
  'tags-missing': { device: 'reader-1' },
  'cross-sensor': { device: 'scale-1', reader: 'reader-1', unitWeight: '10' },
  silence: { device: 'scale-1', gateway: 'gateway-1', intervalMs: 60_000 },
  sequence: { gateway: 'gateway-1' },
  geofence: { device: 'tracker-1', polygon: [square] },
  climate: { device: 'probe-1', upper: '8' },
  'mean-kinetic-temperature': { device: 'probe-1', limit: '8' },
  anomaly: { device: 'scale-1', metric: 'weight', unit: 'kg', leastDeviation: '0.5' },
};

describe.each(RULE_IDS)('the rule %s', (ruleId) => {
  const by = { ruleId, version: 3, parameters: { ...PARAMETERS[ruleId] } };

  it('is run with a state that is plain JSON', () => {
    const rule = ruleOf(by);
    let state = rule.initial;
    for (const event of [
      movement('1000', START),
      measured('1000', START + 1),
      measured('7', START + 9),
      tick(START + 10),
    ]) {
      ({ state } = rule.step(state, event));
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }
  });

  it('refuses parameters of another', () => {
    expect(() => ruleOf({ ...by, parameters: { ...by.parameters, colour: 'red' } })).toThrow('colour: expected one of');
  });
});
