import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { DEFAULT_PATTERN_RULES } from './pattern-rules.js';
import { priceOutliersOf } from './price-outlier.js';

const RULES = DEFAULT_PATTERN_RULES.priceOutlier;

const priced = (day: number, price: string, article = 'seller:ST-204', unit = 'H87') =>
  aTradeSample(day, { prices: [{ article, unit, price }] });
const flat = (count: number) => Array.from({ length: count }, (_, index) => priced(-7 * (index + 1), '100.00'));

describe('a price unlike the others', () => {
  it('is a sign from a tenth off the median', () => {
    expect(priceOutliersOf(priced(0, '109.99'), flat(8), RULES)).toEqual([]);
    expect(priceOutliersOf(priced(0, '110'), flat(8), RULES)).toEqual([
      {
        pattern: 'price-outlier',
        article: 'seller:ST-204',
        unit: 'H87',
        price: '110',
        median: '100',
        mad: '0',
        spread: 'least',
        zHundredths: 675,
        sample: 8,
        deviationPerMille: 100,
      },
    ]);
    expect(priceOutliersOf(priced(0, '90'), flat(8), RULES)).toMatchObject([{ deviationPerMille: -100 }]);
  });

  it('is a sign from a score above 3.5: where prices have always moved, they may', () => {
    // Median 100, median deviation 4: 0.6745 x 20.7 / 4 = 3.49, 0.6745 x 20.8 / 4 = 3.51.
    const moved = ['90', '95', '97', '99', '101', '103', '105', '110'].map((price, index) => priced(-index, price));
    expect(priceOutliersOf(priced(0, '120.7'), moved, RULES)).toEqual([]);
    expect(priceOutliersOf(priced(0, '120.8'), moved, RULES)).toMatchObject([{ zHundredths: 351, spread: 'median' }]);
  });

  it('is not judged by fewer than eight, nor by those of more than a year ago', () => {
    expect(priceOutliersOf(priced(0, '200'), flat(7), RULES)).toEqual([]);
    const old = [...flat(7), priced(-366, '100')];
    expect(priceOutliersOf(priced(0, '200'), old, RULES)).toEqual([]);
    expect(priceOutliersOf(priced(-1, '200'), old, RULES)).toHaveLength(1);
  });

  it('is not held to another article or unit', () => {
    expect(priceOutliersOf(priced(0, '200', 'seller:BR-6203'), flat(8), RULES)).toEqual([]);
    expect(priceOutliersOf(priced(0, '200', 'seller:ST-204', 'KGM'), flat(8), RULES)).toEqual([]);
  });

  it.each(['0', '-200', '2e9', '', '9'.repeat(200)])('is not told of what is no price: %s', (price) => {
    expect(priceOutliersOf(priced(0, price), flat(8), RULES)).toEqual([]);
  });

  it('is held to the 200 invoices nearest in time, and tells no name at length', () => {
    const article = `name:${'A'.repeat(500)}`;
    const earlier = Array.from({ length: 300 }, (_, index) => priced(-index, index < 200 ? '100' : '50', article));
    expect(priceOutliersOf(priced(0, '150', article), earlier, RULES)).toMatchObject([
      { article: article.slice(0, 80), sample: 200, median: '100', spread: 'least' },
    ]);
  });

  it('is told of five articles at most, those furthest off first', () => {
    const articles = ['A', 'B', 'C', 'D', 'E', 'F'];
    const all = (day: number, prices: readonly string[]) =>
      aTradeSample(day, {
        prices: articles.map((article, index) => ({ article, unit: 'H87', price: prices[index] ?? '100' })),
      });
    const earlier = Array.from({ length: 8 }, (_, index) => all(-index, []));
    const told = priceOutliersOf(all(0, ['120', '170', '130', '160', '140', '150']), earlier, RULES);
    expect(told.map(({ article }) => article)).toEqual(['B', 'D', 'F', 'E', 'C']);
  });
});
