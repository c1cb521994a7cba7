import { describe, expect, it } from '@jest/globals';
import { randomOf } from './random.js';

describe('seeded numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const drawn = (seed: string) => {
      const random = randomOf(seed);
      return Array.from({ length: 20 }, () => random.below(1_000_000));
    };
    expect(drawn('a')).toEqual(drawn('a'));
    expect(drawn('a')).not.toEqual(drawn('b'));
  });

  it('scatter by their deviation around 0', () => {
    const random = randomOf('scatter');
    const draws = Array.from({ length: 20_000 }, () => random.around(1_000));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const deviation = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length);
    expect(Math.abs(mean)).toBeLessThan(30);
    expect(Math.abs(deviation - 1_000)).toBeLessThan(30);
  });
});
