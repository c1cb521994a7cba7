import { describe, expect, it } from '@jest/globals';
import { cleared, HOUR, measured, MINUTE, raised, ruleRun, secondsOf, START } from '../../testing/rule-run.js';
import { climate } from './climate.js';

const parameters = { device: 'probe-1', upper: '8', lower: '2' };
const at = (value: string, minute: number, more = {}) =>
  measured(value, START + minute * MINUTE, { device: 'probe-1', metric: 'temperature', unit: 'Cel', ...more });
const each = (value: string, from: number, count: number, step = 5) =>
  Array.from({ length: count }, (_, index) => at(value, from + index * step));
const run = (more = {}) => ruleRun(climate, { ...parameters, ...more });
const minutes = (findings: Parameters<typeof secondsOf>[0]) => secondsOf(findings).map((s) => s / 60);

describe('temperature and humidity', () => {
  it.each(['8.01', '1.99'])('at %s are raised after 30 minutes, to the reading', (value) => {
    expect(minutes(raised(run().send(...each(value, 0, 8))))).toEqual([30, 35]);
  });

  it.each(['8', '2'])('at %s, the limit, are not raised', (value) => {
    expect(raised(run().send(...each(value, 0, 100)))).toEqual([]);
  });

  it('begin again when the limit is met within the duration', () => {
    expect(raised(run().send(...each('9', 0, 6), at('8', 30), ...each('9', 35, 6)))).toEqual([]);
  });

  it('clear a degree within the limits, and not before', () => {
    const made = run();
    made.send(...each('9', 0, 10));
    expect(made.send(at('7.01', 60), at('2.99', 65))).toEqual([]);
    expect(cleared(made.send(at('7', 70)))).toHaveLength(1);
    expect(cleared(made.send(at('3', 75)))).toHaveLength(1);
  });

  it('are raised when short excursions add up to more degree-hours than allowed', () => {
    // 12 degrees is 4 beyond for 5 minutes of ten: a third of a degree-hour each.
    const shaking = Array.from({ length: 20 }, (_, n) => at(n % 2 === 0 ? '12' : '7.5', n * 5));
    expect(raised(run().send(...shaking))).toEqual([]);
    expect(minutes(raised(run({ degreeHours: '1' }).send(...shaking)))[0]).toBe(35);
  });

  it('begin a new count of degree-hours after the deadband', () => {
    const back = Array.from({ length: 40 }, (_, n) => at(n % 2 === 0 ? '12' : '6', n * 5));
    expect(raised(run({ degreeHours: '1' }).send(...back))).toEqual([]);
  });

  it('count a reading for no longer than stated while none follows', () => {
    const findings = run({ degreeHours: '4', durationMs: 7 * 24 * HOUR }).send(at('12', 0), at('8.5', 600));
    expect(raised(findings)).toEqual([]);
  });

  it('of one limit alone have no other', () => {
    expect(raised(ruleRun(climate, { device: 'probe-1', upper: '8' }).send(...each('-40', 0, 20)))).toEqual([]);
    expect(
      ruleRun(climate, { device: 'probe-1' })
        .send(...each('900', 0, 20))
        .map(({ verdict }) => verdict),
    ).not.toContain('raised');
  });

  it('in another unit cannot be judged', () => {
    expect(run().send(at('45', 0, { unit: '[degF]' }))).toMatchObject([{ instance: 'probe-1/unit' }]);
  });

  it('may do what the weakest reading of the excursion may', () => {
    const findings = run().send(at('9', 0, { grade: 'unsigned' }), ...each('9', 5, 8));
    expect(raised(findings)[0]).toMatchObject({ may: 'record', instance: 'probe-1/temperature' });
  });
});
