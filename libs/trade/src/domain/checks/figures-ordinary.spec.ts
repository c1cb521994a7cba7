import { describe, expect, it } from '@jest/globals';
import type { PatternSeen } from '../patterns/pattern-seen.js';
import { figuresAnswer } from './figures-ordinary.js';

const score = { median: '2', mad: '0', spread: 'least', zHundredths: 405 } as const;
const velocity: PatternSeen = { pattern: 'velocity', days: 7, count: 8, ...score, windows: 12 };
const turnover: PatternSeen = { pattern: 'turnover', days: 7, currency: 'CNY', amount: '9.00', ...score, windows: 12 };
const round: PatternSeen = { pattern: 'round-amount', sharePercent: 60, sample: 15 };
const run: PatternSeen = { pattern: 'number-sequence', form: 'unbroken-run', invoices: 6, days: 35 };
const disorder: PatternSeen = { pattern: 'number-sequence', form: 'out-of-order', contradicted: 3, compared: 20 };

describe('figures out of the ordinary', () => {
  it('are none where there is no sign', () => {
    expect(figuresAnswer([])).toEqual({
      outcome: 'pass',
      reason: 'no figure is out of the ordinary',
      inputs: { kinds: [], patterns: [] },
    });
  });

  it('of one kind pass, and are told with their figures', () => {
    expect(figuresAnswer([round])).toEqual({
      outcome: 'pass',
      reason: 'no verdict by itself: its amount is round, and so are 60% of the 15 invoices between the two parties',
      inputs: { kinds: ['round-amount'], patterns: [round] },
    });
  });

  it.each([
    ['pace', [velocity, turnover]],
    ['number-sequence', [run, disorder]],
  ])('in two forms of one kind pass: %s', (kind, patterns) => {
    expect(figuresAnswer(patterns)).toMatchObject({ outcome: 'pass', inputs: { kinds: [kind] } });
  });

  it('of two kinds are for a person to look at', () => {
    const { outcome, reason, inputs } = figuresAnswer([velocity, turnover, round]);
    expect(outcome).toBe('review');
    expect(reason.split('; ')).toHaveLength(3);
    expect(inputs.kinds).toEqual(['pace', 'round-amount']);
  });

  it('never refuse an invoice, however many there are', () => {
    expect(figuresAnswer([velocity, turnover, round, run, disorder]).outcome).toBe('review');
  });

  it('are judged by as many kinds as an operator says', () => {
    expect(figuresAnswer([round], { kindsForReview: 1 }).outcome).toBe('review');
    expect(figuresAnswer([round, run], { kindsForReview: 3 }).outcome).toBe('pass');
    expect(figuresAnswer([], { kindsForReview: 0 }).outcome).toBe('pass');
  });
});
