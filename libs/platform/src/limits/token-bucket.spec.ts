import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TokenBuckets } from './token-bucket.js';

const START_MS = 1_800_000_000_000;
const tokens = (perSecond: number, burst: number, sendersMax = 1_000) =>
  new TokenBuckets({ perSecond, burst }, sendersMax);
const takeAll = (buckets: TokenBuckets, sender: string, nowMs: number): number => {
  let taken = 0;
  while (buckets.take(sender, nowMs).isAllowed) taken += 1;
  return taken;
};

describe('a token bucket', () => {
  it('gives its burst at once, then as much as time has filled in, and never more than its burst', () => {
    const buckets = tokens(2, 5);
    expect(takeAll(buckets, 'a', START_MS)).toBe(5);
    expect(takeAll(buckets, 'a', START_MS + 1_000)).toBe(2);
    expect(takeAll(buckets, 'a', START_MS + 1_000 + 86_400_000)).toBe(5);
  });

  it('says what is left, when there is one again, and when it is full', () => {
    const buckets = tokens(0.25, 2);
    expect(buckets.take('a', START_MS)).toEqual({
      isAllowed: true,
      remaining: 1,
      resetSeconds: 4,
      retryAfterSeconds: 0,
    });
    buckets.take('a', START_MS);
    const refused = buckets.take('a', START_MS + 1_000);
    expect(refused).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 7, retryAfterSeconds: 3 });
    expect(buckets.take('a', START_MS + 1_000 + refused.retryAfterSeconds * 1_000).isAllowed).toBe(true);
  });

  it('is each sender’s own', () => {
    const buckets = tokens(1, 3);
    takeAll(buckets, 'a', START_MS);
    expect(takeAll(buckets, 'b', START_MS)).toBe(3);
  });

  it('fills nothing when the clock is set back', () => {
    const buckets = tokens(1, 3);
    takeAll(buckets, 'a', START_MS);
    expect(takeAll(buckets, 'a', START_MS - 60_000)).toBe(0);
  });

  it('is forgotten once it is full, and at the latest when there are too many', () => {
    const buckets = tokens(1, 10, 100);
    for (let sender = 0; sender < 1_000; sender += 1) buckets.take(String(sender), START_MS);
    expect(buckets.size).toBe(100);
    buckets.take('later', START_MS + 10_000);
    expect(buckets.size).toBe(1);
  });

  it('lets through no more than burst and rate allow, whenever requests come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }),
        (perSecond, burst, pausesMs) => {
          const buckets = tokens(perSecond, burst);
          let [nowMs, allowed] = [START_MS, 0];
          for (const pauseMs of pausesMs) {
            nowMs += pauseMs;
            if (buckets.take('a', nowMs).isAllowed) allowed += 1;
          }
          const most = burst + ((nowMs - START_MS) / 1000) * perSecond;
          expect(allowed).toBeLessThanOrEqual(most + 1e-6);
          expect(allowed).toBeGreaterThanOrEqual(Math.min(pausesMs.length, burst));
        },
      ),
    );
  });
});
