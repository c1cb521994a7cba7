import { describe, expect, it } from '@jest/globals';
import { FABRICATORS } from '../../testing/fabricated-history.js';
import { honestHistory, lastOf } from '../../testing/honest-history.js';
import { SeededRandom } from '../../../../../test/support/seeded-random.js';
import { figuresAnswer } from '../checks/figures-ordinary.js';
import { cutSumsOf } from '../duplicates/cut-sum.js';
import { DEFAULT_DUPLICATE_RULES } from '../duplicates/duplicate-rules.js';
import { comparable, patternsOf } from './patterns-of.js';
import type { TradeSample } from './trade-sample.js';

const PAIRS = 200;
const INVOICES = 5;
const FABRICATORS_OF_A_STYLE = 10;

const isReviewed = (invoice: TradeSample, earlier: readonly TradeSample[]) =>
  figuresAnswer(patternsOf(invoice, comparable(invoice, earlier))).outcome === 'review';
/** What is invented has no goods of its own that would clear it. */
const isBilledTwice = (invoice: TradeSample, earlier: readonly TradeSample[]) =>
  cutSumsOf(invoice, comparable(invoice, earlier), DEFAULT_DUPLICATE_RULES.cutSum).length > 0;

function honestRates(draw: SeededRandom) {
  const histories = Array.from({ length: PAIRS }, () => lastOf(honestHistory(draw), INVOICES));
  const pairs = histories.map((last) => last.map(({ invoice, earlier }) => isReviewed(invoice, earlier)));
  return {
    /** Deliveries of their own clear these. */
    sums: histories.flat().filter(({ invoice, earlier }) => isBilledTwice(invoice, earlier)).length,
    invoices: pairs.flat().filter(Boolean).length,
    lastInvoices: pairs.filter((reviewed) => reviewed.at(-1)).length,
    pairs: pairs.filter((reviewed) => reviewed.includes(true)).length,
  };
}

/** By style, how many of ten had at least one invented invoice looked at. */
function fabricatorsSeen(draw: SeededRandom) {
  return Object.fromEntries(
    Object.entries(FABRICATORS).map(([style, fabricate]) => {
      const seen = Array.from({ length: FABRICATORS_OF_A_STYLE }, () => {
        const { history, invented } = fabricate(draw);
        return invented.some((invoice, index) => {
          const earlier = [...history, ...invented.slice(0, index)];
          return isReviewed(invoice, earlier) || isBilledTwice(invoice, earlier);
        });
      });
      return [style, seen.filter(Boolean).length];
    }),
  );
}

/** The rules were set by seed 1. The rates of these are those that ADR 22 gives: whoever changes a rule sees here what it costs. */
describe.each([
  [
    2,
    { invoices: 7, lastInvoices: 2, pairs: 5, sums: 7 },
    { inventsAll: 8, billsInABurst: 9, cutsASum: 9, datesBack: 10, isCareful: 0 },
  ],
  [
    3,
    { invoices: 4, lastInvoices: 0, pairs: 3, sums: 5 },
    { inventsAll: 7, billsInABurst: 9, cutsASum: 10, datesBack: 9, isCareful: 1 },
  ],
  [
    4,
    { invoices: 5, lastInvoices: 1, pairs: 4, sums: 5 },
    { inventsAll: 7, billsInABurst: 8, cutsASum: 9, datesBack: 9, isCareful: 0 },
  ],
])('of the histories of seed %i', (seed, honest, fabricators) => {
  it('two of a hundred honest invoices at most go to a person', () => {
    const rates = honestRates(new SeededRandom(seed));
    expect(rates).toEqual(honest);
    expect(rates.invoices * 100).toBeLessThanOrEqual(2 * PAIRS * INVOICES);
    expect(rates.lastInvoices * 100).toBeLessThanOrEqual(2 * PAIRS);
  });

  it('most of those who make invoices up have one looked at', () => {
    const seen = fabricatorsSeen(new SeededRandom(seed));
    expect(seen).toEqual(fabricators);
    const all = Object.values(seen).reduce((sum, count) => sum + count, 0);
    expect(all * 2).toBeGreaterThan(FABRICATORS_OF_A_STYLE * Object.keys(FABRICATORS).length);
  });
});
