import { describe, expect, it } from '@jest/globals';
import type { Pattern } from './pattern.js';
import { signsText } from './signs-text.js';

const score = { median: '2', mad: '0', spread: 'least', zHundredths: 405 } as const;

const SIGNS: readonly (readonly [Pattern, string])[] = [
  [
    { pattern: 'velocity', days: 7, count: 8, ...score, windows: 12 },
    '8 invoices in 7 days where 2 are usual (robust z 4.05 over 12 earlier spans)',
  ],
  [
    { pattern: 'turnover', days: 7, currency: 'CNY', amount: '9000.00', ...score, median: '1000.00', windows: 12 },
    'CNY 9000.00 billed in 7 days where 1000.00 is usual (robust z 4.05 over 12 earlier spans)',
  ],
  [
    { pattern: 'round-amount', sharePercent: 60, sample: 15 },
    'its amount is round, and so are 60% of the 15 invoices between the two parties',
  ],
  [
    { pattern: 'number-sequence', form: 'out-of-order', contradicted: 3, compared: 20 },
    'its number does not fit its date beside 3 of 20 other invoices',
  ],
  [
    { pattern: 'number-sequence', form: 'unbroken-run', invoices: 6, days: 35 },
    '6 invoices over 35 days have numbers in a row, as if the seller billed nobody else',
  ],
  [
    {
      pattern: 'price-outlier',
      article: 'seller:ST-204',
      unit: 'H87',
      price: '75.5',
      ...score,
      median: '100',
      sample: 9,
      deviationPerMille: -245,
      zHundredths: -405,
    },
    'a price of 75.5 per H87 for seller:ST-204, 24.5% below the median 100 (robust z -4.05 over 9 earlier prices)',
  ],
  [
    { pattern: 'digits', sample: 400, madMillionths: 59_775, digit: 1 },
    "the first digits of 400 amounts are off Benford's law by 5.98% on average, most of all the 1",
  ],
];

describe('a sign is told', () => {
  it.each(SIGNS)('%j', (seen, text) => {
    expect(signsText(seen)).toBe(text);
  });
});
