import { addDays, type CalendarDate, daysBetween, divideRoundedHalfUp, parseCalendarDate } from '@tallystick/kernel';
import type { TradeSample } from '../domain/patterns/trade-sample.js';
import type { SeededRandom } from '../../../../test/support/seeded-random.js';

export const FIRST_DAY = parseCalendarDate('2025-01-06');

interface SoldArticle {
  readonly article: string;
  /** In tenths of a fen, so that tax and rounding leave their traces. */
  priceTenths: number;
  readonly quantity: number;
  /** What the article is packed by. */
  readonly pack: number;
}

export type NumberStyle = 'plain' | 'prefixed' | 'yearly' | 'daily' | 'dated' | 'tax-bureau';

/** A firm that bills one buyer what a simulation says, and others in between. */
export interface SimulatedSeller {
  readonly articles: readonly SoldArticle[];
  readonly numberStyle: NumberStyle;
  /** Invoices to others in a hundred days. */
  readonly othersPerHundredDays: number;
  /** The day of the last number drawn, and the counter then. */
  drawn: { day: number; counter: number };
}

let papers = 0;

export function aSeller(draw: SeededRandom, articlesMax = 4): SimulatedSeller {
  const articles = Array.from({ length: draw.between(1, articlesMax) }, (_, index) => ({
    article: `seller:A-${index + 1}`,
    priceTenths: draw.between(3_000, 900_000),
    quantity: draw.between(20, 400),
    pack: draw.pick([1, 1, 5, 10, 50]),
  }));
  return {
    articles,
    numberStyle: draw.pick(['plain', 'prefixed', 'prefixed', 'yearly', 'daily', 'dated', 'tax-bureau']),
    othersPerHundredDays: draw.chance(8) ? draw.between(0, 4) : draw.between(20, 500),
    drawn: { day: 0, counter: draw.between(1, 3_000) },
  };
}

/** What a delivery of about so much of the usual quantity comes to, with 13% tax. */
export function aDelivery(seller: SimulatedSeller, draw: SeededRandom, sizePercent: number) {
  const [first] = seller.articles;
  const ordered = seller.articles.filter((sold) => sold === first || draw.chance(60));
  const net = ordered.reduce((sum, { priceTenths, quantity, pack }) => {
    const wanted = Math.ceil((quantity * sizePercent * draw.between(70, 130)) / 10_000 / pack) * pack;
    return sum + divideRoundedHalfUp(BigInt(wanted) * BigInt(priceTenths), 10n);
  }, 0n);
  return {
    amountMinor: net + divideRoundedHalfUp(net * 13n, 100n),
    prices: ordered.map(({ article, priceTenths }) => ({ article, unit: 'H87', price: textOfTenths(priceTenths) })),
  };
}

/** The next number of the seller's books on a day, those to others drawn before it. */
export function drawNumber(seller: SimulatedSeller, draw: SeededRandom, date: CalendarDate): string {
  const day = daysBetween(FIRST_DAY, date);
  const hundredths = seller.othersPerHundredDays * Math.max(day - seller.drawn.day, 0);
  const others = Math.floor((hundredths * draw.between(60, 140)) / 10_000 + draw.between(0, 99) / 100);
  seller.drawn = { day, counter: seller.drawn.counter + others + 1 };
  return numberText(seller, draw, date);
}

export function numberText({ numberStyle, drawn }: SimulatedSeller, draw: SeededRandom, date: CalendarDate): string {
  const compact = date.replaceAll('-', '');
  switch (numberStyle) {
    case 'plain':
      return String(drawn.counter);
    case 'prefixed':
      return `INV-${String(drawn.counter).padStart(6, '0')}`;
    case 'yearly':
      return `${date.slice(0, 4)}-${String(drawn.counter).padStart(5, '0')}`;
    case 'daily':
      return `${compact}-${String((drawn.counter % 9) + 1).padStart(3, '0')}`;
    case 'dated':
      return `${compact}${String((drawn.counter % 9) + 1).padStart(3, '0')}`;
    case 'tax-bureau':
      return `${date.slice(2, 4)}442${String(draw.between(0, 999_999_999)).padStart(15, '0')}`;
  }
}

export function aSample(seller: SimulatedSeller, draw: SeededRandom, day: number, sizePercent = 100): TradeSample {
  const date = addDays(FIRST_DAY, day);
  return billed(drawNumber(seller, draw, date), date, aDelivery(seller, draw, sizePercent));
}

export function billed(
  canonicalNumber: string,
  issueDate: CalendarDate,
  { amountMinor, prices }: Pick<TradeSample, 'amountMinor' | 'prices'>,
): TradeSample {
  papers += 1;
  const sha256 = papers.toString(16).padStart(64, '0');
  return { sha256, canonicalNumber, issueDate, currency: 'CNY', amountMinor, prices };
}

function textOfTenths(tenths: number): string {
  const digits = String(tenths).padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
