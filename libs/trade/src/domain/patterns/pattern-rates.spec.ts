import { describe, expect, it } from '@jest/globals';
import { FABRICATORS } from '../../testing/fabricated-history.js';
import { honestHistory, lastOf } from '../../testing/honest-history.js';
import { SeededDraw } from '../../testing/seeded-draw.js';
import { figuresAnswer } from '../checks/figures-ordinary.js';
import { patternsOf } from './patterns-of.js';
import type { TradeSample } from './trade-sample.js';

const PAIRS = 200;
const INVOICES = 5;
const FABRICATORS_OF_A_STYLE = 10;

const isReviewed = (invoice: TradeSample, earlier: readonly TradeSample[]) =>
  figuresAnswer(patternsOf(invoice, earlier)).outcome === 'review';

function honestRates(draw: SeededDraw) {
  const pairs = Array.from({ length: PAIRS }, () =>
    lastOf(honestHistory(draw), INVOICES).map(({ invoice, earlier }) => isReviewed(invoice, earlier)),
  );
  return {
    invoices: pairs.flat().filter(Boolean).length,
    lastInvoices: pairs.filter((reviewed) => reviewed.at(-1)).length,
    pairs: pairs.filter((reviewed) => reviewed.includes(true)).length,
  };
}

/** By style, how many of ten had at least one invented invoice looked at. */
function fabricatorsSeen(draw: SeededDraw) {
  return Object.fromEntries(
    Object.entries(FABRICATORS).map(([style, fabricate]) => {
      const seen = Array.from({ length: FABRICATORS_OF_A_STYLE }, () => {
        const { history, invented } = fabricate(draw);
        return invented.some((invoice, index) => isReviewed(invoice, [...history, ...invented.slice(0, index)]));
      });
      return [style, seen.filter(Boolean).length];
    }),
  );
}

/** The rules were set by seed 1. The rates of these are those that ADR 22 gives: whoever changes a rule sees here what it costs. */
describe.each([
  [
    2,
    { invoices: 8, lastInvoices: 2, pairs: 6 },
    { inventsAll: 8, billsInABurst: 9, cutsASum: 5, datesBack: 10, isCareful: 0 },
  ],
  [
    3,
    { invoices: 5, lastInvoices: 1, pairs: 4 },
    { inventsAll: 7, billsInABurst: 9, cutsASum: 2, datesBack: 9, isCareful: 1 },
  ],
  [
    4,
    { invoices: 6, lastInvoices: 1, pairs: 5 },
    { inventsAll: 7, billsInABurst: 8, cutsASum: 5, datesBack: 9, isCareful: 0 },
  ],
])('of the histories of seed %i', (seed, honest, fabricators) => {
  it('two of a hundred honest invoices at most go to a person', () => {
    const rates = honestRates(new SeededDraw(seed));
    expect(rates).toEqual(honest);
    expect(rates.invoices * 100).toBeLessThanOrEqual(2 * PAIRS * INVOICES);
    expect(rates.lastInvoices * 100).toBeLessThanOrEqual(2 * PAIRS);
  });

  it('most of those who make invoices up have one looked at', () => {
    const seen = fabricatorsSeen(new SeededDraw(seed));
    expect(seen).toEqual(fabricators);
    const all = Object.values(seen).reduce((sum, count) => sum + count, 0);
    expect(all * 2).toBeGreaterThan(FABRICATORS_OF_A_STYLE * Object.keys(FABRICATORS).length);
  });
});
