import { describe, expect, it } from '@jest/globals';
import { plotOf, timeTicks } from './plot.js';

const MINUTE = 60_000;
const START = Date.parse('2026-11-28T09:00:00Z');
const bucket = (minute: number, min: string, max = min) => ({
  from: new Date(START + minute * MINUTE).toISOString(),
  ...{ count: 1, min, max, mean: min, last: max },
});
const plot = (...buckets: ReturnType<typeof bucket>[]) => plotOf({ bucketSeconds: 60, buckets });
const minutesOf = (ms: number) => (ms - START) / MINUTE;

describe('what is drawn of readings', () => {
  it('is one line as long as readings come, and a single lost one breaks nothing', () => {
    const { runs, gaps } = plot(bucket(0, '1'), bucket(1, '1'), bucket(3, '1'), bucket(4, '1'));
    expect(runs.map((run) => run.length)).toEqual([4]);
    expect(gaps).toEqual([]);
  });

  it('breaks where nothing was measured, and says from when until when', () => {
    const { runs, gaps } = plot(bucket(0, '1'), bucket(1, '1'), bucket(2, '1'), bucket(30, '1'), bucket(31, '1'));
    expect(runs.map((run) => run.length)).toEqual([3, 2]);
    expect(gaps.map(({ fromMs, toMs }) => [minutesOf(fromMs), minutesOf(toMs)])).toEqual([[3, 30]]);
  });

  it('takes the space between readings that is usual for the sensor, not for the bucket', () => {
    const seldom = [0, 5, 10, 15, 20, 45, 50].map((minute) => bucket(minute, '4.1'));
    expect(plot(...seldom).gaps.map(({ fromMs }) => minutesOf(fromMs))).toEqual([21]);
  });

  it('stands on an axis of round numbers that holds all of it', () => {
    const { ticks, lowest, highest } = plot(bucket(0, '979.143'), bucket(1, '980', '1079.5'));
    expect(lowest).toBeLessThanOrEqual(979.143);
    expect(highest).toBeGreaterThanOrEqual(1079.5);
    expect(ticks).toEqual([950, 1000, 1050, 1100]);
  });

  it('has an axis also where nothing changes, below nothing, or where there is nothing', () => {
    expect(plot(bucket(0, '0')).ticks).toEqual([0, 1]);
    const frozen = plot(bucket(0, '-18.5'), bucket(1, '-18.5'));
    expect(frozen.lowest).toBeLessThanOrEqual(-18.5);
    expect(frozen.highest).toBeGreaterThanOrEqual(-18.5);
    expect(plot()).toMatchObject({ runs: [], gaps: [], ticks: [] });
  });
});

describe('the marks of time', () => {
  it('are whole hours of the reader’s own day', () => {
    const ticks = timeTicks(START, START + 24 * 60 * MINUTE, 8, -480);
    expect(ticks.map((at) => new Date(at + 8 * 60 * MINUTE).getUTCHours() % 3)).toEqual(ticks.map(() => 0));
    expect(ticks.length).toBeLessThanOrEqual(9);
    const inKathmandu = timeTicks(START, START + 120 * MINUTE, 8, -345);
    expect(inKathmandu.map((at) => new Date(at + 345 * MINUTE).getUTCMinutes() % 15)).toEqual(inKathmandu.map(() => 0));
  });
});
