import { describe, expect, it } from '@jest/globals';
import { bucketsOf } from './buckets.js';

const hours = (count: number) => ({ fromMs: 0, toMs: count * 3_600_000 });

describe('the length of buckets', () => {
  it.each([
    [1 / 60, 1],
    [1, 10],
    [24, 300],
    [24 * 7, 1_800],
    [24 * 365, 86_400],
  ])('of %d hours is %i s when there may be 500', (count, seconds) => {
    expect(bucketsOf(hours(count), 500)).toBe(seconds);
  });

  it('is some days when single days would be too many', () => {
    expect(bucketsOf(hours(24 * 400), 10)).toBe(40 * 86_400);
  });

  it('is as wished, unless there were then too many', () => {
    expect(bucketsOf({ ...hours(1), bucketSeconds: 60 }, 500)).toBe(60);
    expect(() => bucketsOf({ ...hours(1), bucketSeconds: 7 }, 500)).toThrow('bucketSeconds: expected 8 at least');
  });

  it.each([
    ['nothing', 0],
    ['less than nothing', -1],
    ['more than 400 days', 24 * 401],
    ['no time at all', Number.NaN],
  ])('is none of %s', (_, count) => {
    expect(() => bucketsOf(hours(count), 500)).toThrow('to: expected later than from');
  });
});
