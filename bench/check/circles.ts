import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { circlesThrough, findCircles, type Sale, SaleGraph } from '../../libs/trade/src/domain/circles/find-circles.js';

export interface CircleFigures {
  readonly trades: number;
  /** Milliseconds for all circles of the graph. */
  readonly wholeMs: number;
  /** Milliseconds for those through one sale, a mean. */
  readonly throughOneMs: number;
  readonly circles: number;
}

const FIRST_DAY = parseCalendarDate('2026-01-01');
const DAYS = 365;
/** Each sells to some fifty others a year. */
const TRADES_PER_PARTY = 50;
const ASKED = 20;

/** A year of sales between parties at random, of amounts over three powers of ten; the seed is fixed, so that each run asks the same. */
export function measureCircles(trades: number): CircleFigures {
  const random = seeded(20_261_125);
  const parties = Math.max(3, Math.ceil(trades / TRADES_PER_PARTY));
  const sales = Array.from({ length: trades }, (_, index): Sale => {
    const seller = Math.floor(random() * parties);
    const buyer = (seller + 1 + Math.floor(random() * (parties - 1))) % parties;
    return {
      id: String(index),
      seller: String(seller),
      buyer: String(buyer),
      date: addDays(FIRST_DAY, Math.floor(random() * DAYS)),
      currency: 'CNY',
      amountMinor: BigInt(Math.floor(10 ** (5 + 3 * random()))),
    };
  });
  const graph = new SaleGraph(sales);
  const startedMs = performance.now();
  const { circles } = findCircles(graph);
  const wholeMs = performance.now() - startedMs;
  const asked = sales.slice(0, ASKED);
  const askedMs = performance.now();
  for (const sale of asked) circlesThrough(sale, graph);
  const throughOneMs = (performance.now() - askedMs) / asked.length;
  return { trades, wholeMs: Math.round(wholeMs), throughOneMs: Math.round(throughOneMs), circles: circles.length };
}

/** A linear congruential generator (Numerical Recipes): good enough to scatter, the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
