import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { DEFAULT_TRADE_RULES } from '../rules/trade-rules.js';
import { HISTORY_MAX, signsAmong } from './pair-history.js';

describe('the history of a pair', () => {
  it('is the same in whatever order its papers lie, though a day has more than are looked at', () => {
    const samples = Array.from({ length: HISTORY_MAX + 60 }, (_, index) =>
      aTradeSample(0, {
        sha256: String((index * 7919) % 461).padStart(64, '0'),
        canonicalNumber: `INV-${index * 7919}`,
        // Dear ones first: which of them are looked at decides what is usual.
        prices: [{ article: 'seller:A', unit: 'H87', price: String((index < 190 ? 500 : 50) + (index % 3)) }],
      }),
    );
    const signs = signsAmong(samples, DEFAULT_TRADE_RULES);
    const turned = signsAmong(samples.toReversed(), DEFAULT_TRADE_RULES);
    expect([...signs.values()].some(({ patterns }) => patterns.length > 0)).toBe(true);
    expect(turned.size).toBe(samples.length);
    for (const { sha256 } of samples) expect(turned.get(sha256)).toEqual(signs.get(sha256));
  });
});
