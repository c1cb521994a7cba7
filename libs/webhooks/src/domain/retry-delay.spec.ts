import { describe, expect, it } from '@jest/globals';
import { retryDelay } from './retry-delay.js';

const LIMITS = { attempts: 8, firstRetryMs: 5_000, longestRetryMs: 60_000 };

describe('the time until a webhook is tried again', () => {
  it('doubles up to a limit, and is anywhere in its upper half', () => {
    expect([1, 2, 3, 4, 5, 50].map((attempts) => retryDelay(attempts, 0, LIMITS))).toEqual([
      ...[2_500, 5_000, 10_000, 20_000, 30_000, 30_000],
    ]);
    expect([1, 4, 50].map((attempts) => retryDelay(attempts, 1, LIMITS))).toEqual([5_000, 40_000, 60_000]);
  });
});
