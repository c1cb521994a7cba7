import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import { cleared, measured, MINUTE, raised, ruleRun, START } from '../../testing/rule-run.js';
import { EXP_ONE, expOfNegative } from './fixed-point-exp.js';
import { arrhenius, kineticMean } from './kinetic-mean.js';
import { meanKineticTemperature } from './mean-kinetic-temperature.js';

const meanOf = (celsius: readonly string[]) =>
  celsius.reduce((sum, value) => sum + arrhenius(Decimal.parse(value)), 0n) / BigInt(celsius.length);

describe('exp in integers', () => {
  it('is e to its fiftieth digit but five', () => {
    const e = 271828182845904523536028747135266249775724709369995n;
    const product = (expOfNegative(1n, 1n) * e) / EXP_ONE;
    expect(product - EXP_ONE < 10n ** 5n && EXP_ONE - product < 10n ** 5n).toBe(true);
  });

  it('is what floating point says, as far as that goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (thousandths) => {
        const exact = Number(expOfNegative(BigInt(thousandths), 1000n)) / 1e50;
        expect(Math.abs(exact / Math.exp(-thousandths / 1000) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuses what it was not made for', () => {
    expect(() => expOfNegative(-1n, 1n)).toThrow(RangeError);
    expect(() => expOfNegative(1n, 0n)).toThrow(RangeError);
  });
});

describe('the mean kinetic temperature', () => {
  it('is 6.25 of 2, 2, 5, 8, 8, 8 and 8 degrees (the example of github.com/zelti/mkt)', () => {
    expect(kineticMean(meanOf(['2', '2', '5', '8', '8', '8', '8'])).toString()).toBe('6.25');
  });

  it.each(['-20', '0', '5', '25', '40'])('of nothing but %s degrees is that', (celsius) => {
    expect(Number(kineticMean(meanOf([celsius, celsius])).toString())).toBe(Number(celsius));
  });

  it('is above the mean and below the highest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 50 }), { minLength: 2, maxLength: 40 }), (celsius) => {
        const kinetic = Number(kineticMean(meanOf(celsius.map(String))).toString());
        expect(kinetic).toBeGreaterThanOrEqual(celsius.reduce((a, b) => a + b) / celsius.length - 0.01);
        expect(kinetic).toBeLessThanOrEqual(Math.max(...celsius));
      }),
    );
  });
});

const parameters = { device: 'probe-1', limit: '8', windowMs: 3_600_000, slotMs: 300_000, leastSlots: 6 };
const at = (value: string, minute: number, more = {}) =>
  measured(value, START + minute * MINUTE, { device: 'probe-1', metric: 'temperature', unit: 'Cel', ...more });
const every5 = (value: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => at(value, from + index * 5));
const run = () => ruleRun(meanKineticTemperature, parameters);

describe('the rule of the mean kinetic temperature', () => {
  it('is raised just over its limit, and not at it', () => {
    expect(raised(run().send(...every5('8', 0, 30)))).toEqual([]);
    expect(raised(run().send(...every5('8.0001', 0, 6)))).toHaveLength(1);
  });

  it('judges nothing before enough of the window was measured', () => {
    expect(run().send(...every5('30', 0, 5))).toEqual([]);
  });

  it('rolls: what is older than the window counts no more', () => {
    const made = run();
    expect(raised(made.send(...every5('20', 0, 12))).length).toBeGreaterThan(0);
    const findings = made.send(...every5('5', 60, 12));
    // One hot slot of twelve is 7.85 degrees.
    expect(cleared(findings).map(({ evidence }) => (evidence.at - START) / MINUTE)).toEqual([110, 115]);
  });

  it('is not brought down by reporting more often while it is cool', () => {
    const made = run();
    const often = Array.from({ length: 300 }, (_, second) => at('2', second / 60));
    made.send(...often, ...every5('8.5', 5, 11));
    const plain = run();
    plain.send(...every5('2', 0, 1), ...every5('8.5', 5, 11));
    const last = (from: typeof made) => from.send(at('8.5', 59.5)).at(-1)?.message;
    expect(last(made)).toBe(last(plain));
  });

  it('comes to the same whatever the order, and counts a reading that is told twice once', () => {
    const readings = [...every5('5', 0, 6), ...every5('12', 30, 6)];
    const slots = (from: ReturnType<typeof run>) => (from.state() as { slots: unknown }).slots;
    const straight = run();
    straight.send(...readings);
    fc.assert(
      fc.property(fc.shuffledSubarray(readings, { minLength: 12 }), fc.subarray(readings), (order, again) => {
        const made = run();
        made.send(...order, ...again);
        expect(slots(made)).toEqual(slots(straight));
      }),
      { numRuns: 50 },
    );
  });

  it('takes no reading that no warehouse can have', () => {
    expect(run().send(...every5('-273.15', 0, 10), ...every5('150.1', 50, 10))).toEqual([]);
  });

  it('refuses a limit for frozen goods, of which it says nothing', () => {
    expect(() => ruleRun(meanKineticTemperature, { ...parameters, limit: '-18' })).toThrow('limit: expected a decimal');
  });

  it('may do what the weakest reading in its window may', () => {
    const made = run();
    made.send(at('20', 0, { grade: 'tls-only' }));
    expect(raised(made.send(...every5('20', 5, 11))).at(-1)?.may).toBe('warn');
    expect(raised(made.send(...every5('20', 60, 12))).at(-1)?.may).toBe('call');
  });
});
