import { describe, expect, it } from '@jest/globals';
import { parseParameters, RuleParametersInvalid } from './parameters.js';
import { weightLoss } from './weight-loss.js';

const given = { device: 'scale-1', uncertainty: '0.5' };
const parse = (parameters: Readonly<Record<string, unknown>>, version = 1, ruleId = 'weight-loss') =>
  parseParameters(weightLoss.id, weightLoss.parameters, { ruleId, version, parameters });

function wrongIn(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleParametersInvalid) return error.wrong.map(({ parameter }) => parameter);
    throw error;
  }
  return [];
}

describe('the parameters of a rule', () => {
  it('are the stated defaults where nothing is given', () => {
    const parameters = parse(given);
    expect({ ...parameters, tolerance: parameters.tolerance.toString() }).toMatchObject({
      metric: 'weight',
      unit: 'kg',
      tolerance: '0.02',
      medianOf: 5,
      holdMs: 60_000,
    });
  });

  it.each([
    ['device', ''],
    ['device', 7],
    ['device', 'x'.repeat(201)],
    ['unit', null],
    ['tolerance', 0.02],
    ['tolerance', '0.51'],
    ['tolerance', '-0.01'],
    ['tolerance', '2%'],
    ['tolerance', '9'.repeat(100)],
    ['uncertainty', '-1'],
    ['medianOf', 0],
    ['medianOf', 1.5],
    ['medianOf', '5'],
    ['holdMs', -1],
    ['holdMs', Number.NaN],
    ['holdMs', 86_400_001],
  ])('refuse %s = %j, and name it alone', (parameter, value) => {
    expect(wrongIn(() => parse({ ...given, [parameter]: value }))).toEqual([parameter]);
  });

  it('say all that is wrong at once, and what would be right', () => {
    expect(() => parse({ tolerance: 'a lot', holdms: 5 }, 0, 'door')).toThrow(
      'The parameters of weight-loss cannot be used: ruleId: expected "weight-loss"; version: expected a whole number from 1; ' +
        'holdms: expected one of device, metric, unit, tolerance, coverageFactor, uncertainty, medianOf, holdMs; ' +
        'device: expected a device, 1 to 200 characters; tolerance: expected a decimal of ratio as text, from 0 to 0.5; ' +
        "uncertainty: expected a decimal of the scale's unit as text, from 0 to 1000000.",
    );
  });

  it('are refused with names of the language’s own', () => {
    const hostile = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}') as Record<string, unknown>;
    expect(wrongIn(() => parse({ ...given, ...hostile }))).toEqual(['__proto__', 'constructor', 'toString']);
  });
});
