import { describe, expect, it } from '@jest/globals';
import { RULE_IDS } from './rule.js';
import { RULE_CATALOGUE } from './rule-catalogue.js';
import { ruleOf } from './rule-set.js';

describe('the catalogue of rules', () => {
  it('tells of every rule what it takes, in which unit and what holds when nothing is given', () => {
    expect(RULE_CATALOGUE.map(({ id }) => id)).toEqual(RULE_IDS);
    const climate = RULE_CATALOGUE.find(({ id }) => id === 'climate');
    expect(climate?.parameters).toEqual(
      expect.arrayContaining([
        { name: 'device', unit: 'a device', type: 'text' },
        {
          ...{ name: 'upper', unit: "the metric's unit", type: 'decimal', from: '-273.15', to: '1000000' },
          ...{ isOptional: true, fallback: null },
        },
        { name: 'durationMs', unit: 'milliseconds', type: 'whole', from: '0', to: '604800000', fallback: '1800000' },
        { name: 'deadband', unit: "the metric's unit", type: 'decimal', from: '0', to: '100', fallback: '1' },
      ]),
    );
  });

  it.each(RULE_CATALOGUE)('of $id names every parameter that must be given, and no other', ({ id, parameters }) => {
    const needed = parameters.filter((parameter) => !('fallback' in parameter)).map(({ name }) => name);
    let refused: unknown;
    try {
      ruleOf({ ruleId: id, version: 1, parameters: {} });
    } catch (error) {
      refused = error;
    }
    const wrong = (refused as { wrong: { parameter: string }[] }).wrong.map(({ parameter }) => parameter);
    expect(wrong).toEqual(needed);
  });
});
