import { describe, expect, it } from '@jest/globals';
import { blockTime, delayBeforeBlockMs } from './block-pace.js';

const pace = { blockIntervalMs: 100, maxLeadSeconds: 30 };
const NOW = 1_800_000_000_500;
const NOW_SECONDS = 1_800_000_000;

describe('a block’s time', () => {
  it('is the wall clock’s when the parent is older', () => {
    expect(blockTime(NOW_SECONDS - 5, NOW)).toBe(NOW_SECONDS);
  });

  it.each([0, 7])('is a second after the parent’s when that is %i s ahead', (ahead) => {
    expect(blockTime(NOW_SECONDS + ahead, NOW)).toBe(NOW_SECONDS + ahead + 1);
  });
});

describe('the pause before a block', () => {
  it('is none when the last one is long ago', () => {
    expect(delayBeforeBlockMs(pace, NOW, NOW - 5_000, NOW_SECONDS - 5)).toBe(0);
  });

  it('is what is left of the interval', () => {
    expect(delayBeforeBlockMs(pace, NOW, NOW - 40, NOW_SECONDS)).toBe(60);
  });

  it('is what is left of a second once the chain’s clock is too far ahead', () => {
    expect(delayBeforeBlockMs(pace, NOW, NOW - 40, NOW_SECONDS + 29)).toBe(60);
    expect(delayBeforeBlockMs(pace, NOW, NOW - 40, NOW_SECONDS + 30)).toBe(960);
  });

  it('is never longer than a second, even when the wall clock was set back by a day', () => {
    expect(delayBeforeBlockMs(pace, NOW - 86_400_000, NOW, NOW_SECONDS)).toBe(1_000);
  });
});
