import { addDays } from '@tallystick/kernel';
import type { TradeSample } from '../domain/patterns/trade-sample.js';
import { honestHistory } from './honest-history.js';
import type { SeededRandom } from '../../../../test/support/seeded-random.js';
import { aDelivery, aSample, aSeller, billed, FIRST_DAY, type SimulatedSeller } from './simulated-seller.js';

export interface Fabrication {
  /** What was billed before, honest or not. */
  readonly history: readonly TradeSample[];
  /** In the order in which they are handed in. */
  readonly invented: readonly TradeSample[];
}

/** Ways in which invoices are made up. */
export const FABRICATORS: Readonly<Record<string, (draw: SeededRandom) => Fabrication>> = {
  inventsAll,
  billsInABurst,
  cutsASum,
  datesBack,
  isCareful,
};

const NUMBERED = ['plain', 'prefixed', 'yearly'] as const;

/** A firm with no books: many sums thought up, numbers one after another or made to look like a busy firm's. */
function inventsAll(draw: SeededRandom): Fabrication {
  const othersPerHundredDays = draw.pick([0, 0, 40]);
  const seller = { ...aSeller(draw), othersPerHundredDays, numberStyle: draw.pick(NUMBERED) };
  const thoughtUpPercent = draw.between(30, 90);
  const all: TradeSample[] = [];
  for (let day = 0; all.length < 30; day += draw.between(3, 12)) {
    const sample = aSample(seller, draw, day);
    const amountMinor = BigInt(draw.between(20, 400)) * 500_000n;
    all.push(draw.chance(thoughtUpPercent) ? { ...sample, amountMinor } : sample);
  }
  return { history: all.slice(0, 20), invented: all.slice(20) };
}

/** A true trade that dries up, and a week of invoices at lifted prices before the firm borrows. */
function billsInABurst(draw: SeededRandom): Fabrication {
  const { seller, history, day } = trueTrade(draw);
  const liftPercent = draw.between(100, 145);
  for (const sold of seller.articles) sold.priceTenths = Math.floor((sold.priceTenths * liftPercent) / 100);
  const invented = Array.from({ length: draw.between(3, 12) }, (_, index) =>
    aSample(seller, draw, day + 7 + Math.floor(index / 2), draw.between(90, 220)),
  );
  return { history, invented };
}

/** One great invoice, and the same goods once more in pieces. */
function cutsASum(draw: SeededRandom): Fabrication {
  const { seller, history, day } = trueTrade(draw);
  const whole = aSample(seller, draw, day + 7, draw.between(80, 300));
  const pieces = draw.between(2, 4);
  let left = whole.amountMinor;
  const invented = Array.from({ length: pieces }, (_, index) => {
    const share = (left * BigInt(draw.between(30, 70))) / 100n;
    const amountMinor = index === pieces - 1 ? left : share;
    left -= amountMinor;
    return { ...aSample(seller, draw, day + 8 + index), amountMinor };
  });
  return { history, invented: [whole, ...invented] };
}

/** Invoices for days long past, with the numbers of today, some at prices of today's need. */
function datesBack(draw: SeededRandom): Fabrication {
  const { seller, history, day } = trueTrade(draw);
  const invented = Array.from({ length: draw.between(3, 8) }, (_, index) => {
    const { canonicalNumber } = aSample(seller, draw, day + 7 + index);
    const sold = aDelivery(lifted(seller, draw.between(100, 140)), draw, draw.between(100, 250));
    return billed(canonicalNumber, addDays(FIRST_DAY, day - draw.between(30, 150)), sold);
  });
  return { history, invented };
}

/** Invoices that are like the true ones in all that is looked at. */
function isCareful(draw: SeededRandom): Fabrication {
  const history = honestHistory(draw);
  return { history: history.slice(0, -5), invented: history.slice(-5) };
}

function trueTrade(draw: SeededRandom) {
  const seller = aSeller(draw);
  const history: TradeSample[] = [];
  let day = 0;
  for (let count = draw.between(20, 60); count > 0; count -= 1) {
    history.push(aSample(seller, draw, day));
    day += draw.between(5, 9);
  }
  return { seller, history, day };
}

function lifted(seller: SimulatedSeller, percent: number): SimulatedSeller {
  const articles = seller.articles.map((sold) => ({
    ...sold,
    priceTenths: Math.floor((sold.priceTenths * percent) / 100),
  }));
  return { ...seller, articles };
}
