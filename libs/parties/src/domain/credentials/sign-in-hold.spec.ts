import { describe, expect, it } from '@jest/globals';
import { type GuessingLimits, holdSeconds } from './sign-in-hold.js';

const limits: GuessingLimits = {
  ...{ failuresPerPair: 3, failuresPerAddress: 9, failuresPerClient: 9 },
  ...{ firstHoldSeconds: 2, longestHoldSeconds: 60, forgetHours: 24, knownDays: 30 },
};

describe('after wrong secrets, the next attempt', () => {
  it('waits for nothing while they are few, then twice as long each time, and never longer than the longest', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((failures) => holdSeconds(failures, 3, limits));
    expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('waits a time that can be told, however many there were', () => {
    expect(holdSeconds(2_000_000_000, 3, limits)).toBe(60);
  });
});
