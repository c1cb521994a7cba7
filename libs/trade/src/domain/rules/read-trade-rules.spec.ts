import { describe, expect, it } from '@jest/globals';
import { BOUNDED_PATHS } from './rule-bounds.js';
import { readTradeRules } from './read-trade-rules.js';
import { DEFAULT_TRADE_RULES, type TradeRules } from './trade-rules.js';

const read = (value: unknown) => readTradeRules(new TextEncoder().encode(JSON.stringify(value)));

function rules(value: unknown): TradeRules {
  const reading = read(value);
  if ('faults' in reading) throw new Error(reading.faults.join('; '));
  return reading.rules;
}

function faults(value: unknown): readonly string[] {
  const reading = read(value);
  return 'faults' in reading ? reading.faults : [];
}

describe('an operator’s rules', () => {
  it('are the defaults where nothing else is said', () => {
    expect(rules({})).toEqual(DEFAULT_TRADE_RULES);
  });

  it('change what they name and nothing else', () => {
    const { duplicates, circles, patterns } = DEFAULT_TRADE_RULES;
    const changed = rules({
      duplicates: { nearDays: 5, cutSum: { piecesMax: 4 } },
      circles: { keptPercent: 90 },
      patterns: { kindsForReview: 1, digits: { spanMin: 10 } },
    });
    expect(changed).toEqual({
      ...DEFAULT_TRADE_RULES,
      duplicates: { ...duplicates, nearDays: 5, cutSum: { ...duplicates.cutSum, piecesMax: 4 } },
      circles: { ...circles, keptPercent: 90n },
      patterns: { ...patterns, kindsForReview: 1, digits: { ...patterns.digits, spanMin: 10n } },
    });
  });

  it('set tolerances side by side, and take a limit away', () => {
    const { tolerances } = rules({
      tolerances: {
        currency: 'EUR',
        price: { upper: { percent: '1.5', absolute: null } },
        quantity: { lower: { percent: '10' } },
      },
    });
    const { price, quantity, total } = DEFAULT_TRADE_RULES.tolerances;
    expect(tolerances.currency.code).toBe('EUR');
    expect(JSON.stringify(tolerances.price)).toBe(JSON.stringify({ upper: { percent: '1.5' }, lower: price.lower }));
    expect(JSON.stringify(tolerances.quantity)).toBe(
      JSON.stringify({ upper: quantity.upper, lower: { percent: '10' } }),
    );
    expect(tolerances.total).toEqual(total);
  });

  it.each<[string, unknown, string]>([
    ['a rule that there is not', { duplicate: {} }, 'duplicate: no such rule; there are duplicates, circles, copies,'],
    [
      'a figure that there is not',
      { circles: { days: 3 } },
      'circles.days: no such rule; there are stepsMin, stepsMax,',
    ],
    ['a figure of a figure', { patterns: { pace: 7 } }, 'patterns.pace: expected an object of rules by name'],
    ['a fraction', { copies: { nearDays: 2.5 } }, 'copies.nearDays: expected a whole number from 0 to 1000000000'],
    ['a number as text', { copies: { nearDays: '2' } }, 'copies.nearDays: expected a whole number'],
    ['below what makes sense', { circles: { stepsMin: 1 } }, 'circles.stepsMin: expected a whole number from 2 to 8'],
    [
      'a circle of no steps',
      { circles: { stepsMin: 5, stepsMax: 4 } },
      'circles.stepsMin: expected at most stepsMax, 4',
    ],
    [
      'a tolerance as a number',
      { tolerances: { total: { upper: { absolute: 1 } } } },
      'tolerances.total.upper.absolute: expected a decimal number',
    ],
    [
      'a tolerance below zero',
      { tolerances: { total: { upper: { absolute: '-1' } } } },
      'tolerances.total.upper.absolute: expected a decimal number',
    ],
    [
      'a side that there is not',
      { tolerances: { price: { above: {} } } },
      'tolerances.price.above: no such rule; there are upper, lower',
    ],
    ['money that there is not', { tolerances: { currency: 'XXQ' } }, 'tolerances.currency: expected an ISO 4217 code'],
    ['tolerances that are none', { tolerances: [] }, 'tolerances: expected an object of tolerances by name'],
    ['a list', [], 'expected an object of rules by name'],
  ])('are refused for %s, with what would be right', (_case, value, fault) => {
    expect(faults(value)).toEqual([expect.stringContaining(fault)]);
  });

  it('are told all that is wrong at once', () => {
    expect(faults({ circles: { stepsMin: 0, no: 1 }, tolerances: { price: 3 } })).toHaveLength(3);
  });

  it('are no JSON when they are none', () => {
    expect(readTradeRules(new TextEncoder().encode('{'))).toEqual({ faults: [expect.any(String)] });
  });

  it('are bounded by the names that they have', () => {
    const named = (path: string) =>
      path
        .split('.')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], DEFAULT_TRADE_RULES);
    for (const path of BOUNDED_PATHS) expect([path, typeof named(path)]).not.toEqual([path, 'undefined']);
  });
});
