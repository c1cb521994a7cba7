import { type CalendarDate, priceOf, readRate } from '@tallystick/kernel';
import { yearlyDiscount } from '../price.js';
import type { PricedLines } from '../priced-lines.js';
import type { QuoteRequestView, QuoteView } from './views.js';

/** `standing` can be accepted now; the rest is how it ended, or that it is on its way. */
export type QuoteStanding = 'standing' | Exclude<QuoteView['state'], 'offered'>;

/** A bank's price for a part of a claim, line by line. */
export interface Quote extends Omit<PricedLines, 'currency'> {
  readonly act: string;
  readonly bank: string;
  readonly valueDate: string;
  readonly quotedAt: string;
  readonly deadline: string;
  readonly signedByBank: boolean;
  readonly standing: QuoteStanding;
  /** Whether the price is what its rate, its days and its fee come to: what the service says is reckoned once more. */
  readonly isExact: boolean;
}

/** All quotes that are seen of a request: those that can be accepted first, the best price before the others; then those that ended, the newest first. */
export function quotesOf(request: QuoteRequestView, nowMs: number): readonly Quote[] {
  const quotes = request.answers.flatMap(({ bank, quotes: of }) => of.map((one) => quoteOf(request, bank, one, nowMs)));
  const [standing, others] = [quotes.filter(isStanding), quotes.filter((one) => !isStanding(one))];
  return [
    ...standing.toSorted((one, other) => compare(other.priceMinor, one.priceMinor)),
    ...others.toSorted((one, other) => compare(other.quotedAt, one.quotedAt)),
  ];
}

export const isStanding = ({ standing }: Quote): boolean => standing === 'standing';

const OPEN: readonly QuoteStanding[] = ['draft', 'standing', 'relayed', 'recorded'];

export const canComeToPass = ({ standing }: Quote): boolean => OPEN.includes(standing);

/** The acts of standing quotes that none betters, where there are several. */
export function bestOf(quotes: readonly Quote[]): ReadonlySet<string> {
  const standing = quotes.filter(isStanding);
  if (standing.length < 2) return new Set();
  const highest = standing.reduce((most, { priceMinor }) => (priceMinor > most ? priceMinor : most), 0n);
  return new Set(standing.filter(({ priceMinor }) => priceMinor === highest).map(({ act }) => act));
}

function quoteOf(request: QuoteRequestView, bank: string, view: QuoteView, nowMs: number): Quote {
  const { act, annualRatePercent, days, valueDate, quotedAt, deadline, signedByBank } = view;
  const amountMinor = BigInt(request.amountMinor);
  const [feeMinor, priceMinor] = [BigInt(view.feeMinor), BigInt(view.priceMinor)];
  const read = readRate(annualRatePercent);
  const reckoned = read.fault
    ? undefined
    : priceOf({
        ...{ amountMinor, currency: request.currency, rate: read.rate, feeMinor },
        ...{ from: valueDate as CalendarDate, to: request.dueDate as CalendarDate },
      });
  return {
    ...{ act, bank, rate: annualRatePercent, days, amountMinor, feeMinor, priceMinor },
    discountMinor: amountMinor - feeMinor - priceMinor,
    yearly: yearlyDiscount(amountMinor, priceMinor, days),
    ...{ valueDate, quotedAt, deadline, signedByBank },
    standing: standingOf(request, view, nowMs),
    isExact: reckoned?.days === days && reckoned.proceedsMinor === priceMinor,
  };
}

/** The service tells an act's end once a final block is past it; a clock knows before. */
function standingOf({ state: of }: QuoteRequestView, { state, deadline }: QuoteView, nowMs: number): QuoteStanding {
  if (state !== 'offered') return state;
  if (of === 'sold' || of === 'overtaken') return 'superseded';
  return Date.parse(deadline) <= nowMs ? 'expired' : 'standing';
}

const compare = <T extends bigint | string>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0);
