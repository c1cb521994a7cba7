import type { TradeSample } from '../domain/patterns/trade-sample.js';
import { FIRST_DAY, aSample, aSeller, billed, drawNumber, type SimulatedSeller } from './simulated-seller.js';
import type { SeededRandom } from '../../../../test/support/seeded-random.js';
import { addDays } from '@tallystick/kernel';

const WEEK_DAYS = 7;
const PRICES_HOLD_DAYS = 182;

/** Days between deliveries: several a week to one a month. */
const RHYTHMS = [2, 3, 7, 7, 7, 14, 30] as const;

/**
 * What an honest pair bills one another in one to two years: deliveries in a rhythm with noise, prices that change twice a year, rush orders, a
 * double order now and then, a slack season, an invoice dated a day or two after its number was drawn. Some pay a flat fee; some sellers have hardly
 * another customer.
 */
export function honestHistory(draw: SeededRandom): TradeSample[] {
  const seller = aSeller(draw);
  const days = draw.between(365, 730);
  if (draw.chance(6)) return flatFees(seller, draw, days);
  const rhythm = draw.pick(RHYTHMS);
  const slackFrom = draw.chance(20) ? draw.between(60, days - 60) : days;
  const history: TradeSample[] = [];
  let pricesFrom = 0;
  for (let day = draw.between(0, rhythm); day < days; day += nextAfter(draw, rhythm)) {
    if (day - pricesFrom >= PRICES_HOLD_DAYS) {
      revisePrices(seller, draw);
      pricesFrom = day;
    }
    if (day >= slackFrom && day < slackFrom + 6 * WEEK_DAYS) continue;
    history.push(aSample(seller, draw, day, draw.chance(6) ? draw.between(180, 350) : 100));
    if (draw.chance(8)) history.push(aSample(seller, draw, day, draw.between(20, 100)));
  }
  return history.map((sample) => (draw.chance(8) ? datedLater(sample, draw) : sample));
}

/** The last of a history, as if handed in one after another; each with all that were handed in before it. */
export function lastOf(history: readonly TradeSample[], count: number) {
  const from = Math.max(history.length - count, 0);
  return history.slice(from).map((invoice, index) => ({ invoice, earlier: history.slice(0, from + index) }));
}

function nextAfter(draw: SeededRandom, rhythm: number): number {
  const noise = Math.ceil(rhythm / 5);
  return Math.max(rhythm + draw.between(-noise, noise), 1);
}

function revisePrices(seller: SimulatedSeller, draw: SeededRandom): void {
  for (const sold of seller.articles)
    sold.priceTenths = Math.floor((sold.priceTenths * draw.between(940, 1_120)) / 1_000);
}

function datedLater(sample: TradeSample, draw: SeededRandom): TradeSample {
  return { ...sample, issueDate: addDays(sample.issueDate, draw.between(1, 2)) };
}

/** Rent, a licence, a service by the month: one round sum each time. */
function flatFees(seller: SimulatedSeller, draw: SeededRandom, days: number): TradeSample[] {
  const amountMinor = BigInt(draw.between(3, 80)) * 100_000n;
  const prices = [{ article: 'name:SERVICE', unit: 'C62', price: '1000' }];
  const history: TradeSample[] = [];
  for (let day = draw.between(0, 28); day < days; day += draw.between(29, 31)) {
    const date = addDays(FIRST_DAY, day);
    history.push(billed(drawNumber(seller, draw, date), date, { amountMinor, prices }));
  }
  return history;
}
