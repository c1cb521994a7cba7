import { describe, expect, it } from '@jest/globals';
import { cleared, DAY, HOUR, measured, MINUTE, raised, ruleRun, START } from '../../testing/rule-run.js';
import { anomaly } from './anomaly.js';

const parameters = { device: 'probe-1', metric: 'temperature', unit: 'Cel', leastDeviation: '0.1' };
const EVERY = 5 * MINUTE;
const at = (value: number, time: number) =>
  measured(value.toFixed(2), time, { device: 'probe-1', metric: 'temperature', unit: 'Cel' });
/** A day in steps: warmer by a degree each hour until noon, and down again; a tenth up and down all the time. */
const usual = (time: number) =>
  10 + (12 - Math.abs(12 - Math.floor((time % DAY) / HOUR))) / 2 + ((time / EVERY) % 2) / 10;
const days = (from: number, to: number, off = 0) => {
  const times = Array.from({ length: Math.round((to - from) / EVERY) }, (_, n) => from + n * EVERY);
  return times.map((time) => at(usual(time) + off, time));
};

function learned(more = {}) {
  const run = ruleRun(anomaly, { ...parameters, ...more });
  run.send(...days(START, START + 14 * DAY));
  return run;
}
const THEN = START + 14 * DAY;

describe('an anomaly', () => {
  it('is what is far off its level and season, three readings in a row', () => {
    const findings = raised(learned().send(...days(THEN, THEN + HOUR, 8)));
    expect(findings.map(({ evidence }) => (evidence.at - THEN) / MINUTE)).toEqual([
      10, 15, 20, 25, 30, 35, 40, 45, 50, 55,
    ]);
    expect(findings[0]).toMatchObject({ level: 'warn', may: 'warn', instance: 'probe-1/temperature' });
  });

  it('is no season that was learned', () => {
    expect(raised(learned().send(...days(THEN, THEN + 10 * DAY)))).toEqual([]);
  });

  it('is what is usual at another hour of the day', () => {
    const noonAtMidnight = Array.from({ length: 6 }, (_, n) => at(usual(THEN + 12 * HOUR), THEN + n * EVERY));
    expect(raised(learned().send(...noonAtMidnight)).length).toBeGreaterThan(0);
  });

  it('is not one wild reading, nor two', () => {
    const run = learned();
    expect(raised(run.send(at(90, THEN), at(90, THEN + EVERY), ...days(THEN + 2 * EVERY, THEN + HOUR)))).toEqual([]);
  });

  it('is not found while the rule learns', () => {
    const run = ruleRun(anomaly, parameters);
    run.send(...days(START, START + 2 * DAY));
    expect(run.send(...days(START + 2 * DAY, START + 3 * DAY, 50))).toEqual([]);
  });

  it('is not cleared within the refractory hour, and is after it', () => {
    const run = learned();
    run.send(...days(THEN, THEN + 15 * MINUTE, 8));
    const clears = cleared(run.send(...days(THEN + 15 * MINUTE, THEN + 2 * HOUR)));
    expect(clears[0] && (clears[0].evidence.at - THEN) / MINUTE).toBe(70);
  });

  it('is hardly learned: a day of it is found still', () => {
    const findings = raised(learned().send(...days(THEN, THEN + 6 * HOUR, 20)));
    expect(findings.length).toBe(70);
  });

  it('may call on no evidence at all', () => {
    const findings = raised(learned().send(...days(THEN, THEN + HOUR, 8)));
    expect(new Set(findings.map(({ may }) => may))).toEqual(new Set(['warn']));
  });
});
