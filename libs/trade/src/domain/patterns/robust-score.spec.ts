import { describe, expect, it } from '@jest/globals';
import { figuresOf, robustScore } from './robust-score.js';

const NO_LEAST = { units: 1n, perMilleOfMedian: 0n };

describe('the robust score', () => {
  /** Cushny and Peebles (1905), additional hours of sleep in tenths: the sample of Student (1908), whose 4.6 textbooks call an outlier. */
  it('of a published sample is what the formula of Iglewicz and Hoaglin gives by hand', () => {
    const hours = [12n, 24n, 13n, 13n, 0n, 10n, 18n, 8n, 46n, 14n];
    // Median 1.3, median deviation 0.4: 0.6745 x 3.3 / 0.4.
    const score = robustScore(46n, hours, NO_LEAST);
    expect(score && figuresOf(score, 1)).toEqual({ median: '1.3', mad: '0.4', spread: 'median', zHundredths: 556 });
    expect(robustScore(0n, hours, NO_LEAST)?.zHundredths).toBe(-219);
  });

  it('tells a median between two values, and a deviation between two deviations, exactly', () => {
    const score = robustScore(9n, [1n, 2n, 4n, 9n], NO_LEAST);
    expect(score && figuresOf(score, 0)).toEqual({ median: '3', mad: '1.5', spread: 'median', zHundredths: 270 });
    const halves = robustScore(6n, [1n, 2n, 5n, 7n], NO_LEAST);
    expect(halves && figuresOf(halves, 2, 2)).toMatchObject({ median: '0.035', mad: '0.02' });
  });

  it('goes by the mean deviation where more than half of the sample is one value', () => {
    // Mean deviation 90 / 8; (100 - 10) / (1.253314 x 11.25) = 6.38.
    const sample = [10n, 10n, 10n, 10n, 10n, 10n, 10n, 100n];
    expect(robustScore(100n, sample, NO_LEAST)).toMatchObject({ spread: 'mean', zHundredths: 638 });
  });

  it('takes no spread for smaller than the least', () => {
    const flat = [1000n, 1000n, 1000n];
    // 0.6745 x 100 / 20.
    const inUnits = robustScore(1100n, flat, { units: 20n, perMilleOfMedian: 0n });
    const inPerMille = robustScore(1100n, flat, { units: 1n, perMilleOfMedian: 20n });
    expect(inUnits).toMatchObject({ spread: 'least', zHundredths: 337 });
    expect(inPerMille).toEqual(inUnits);
  });

  it('stays a number of six digits for a value of any size, and is none of no sample', () => {
    expect(robustScore(10n ** 30n, [1n, 2n, 3n], NO_LEAST)?.zHundredths).toBe(999_999);
    expect(robustScore(-(10n ** 30n), [1n, 2n, 3n], NO_LEAST)?.zHundredths).toBe(-999_999);
    expect(robustScore(1n, [], NO_LEAST)).toBeUndefined();
  });
});
