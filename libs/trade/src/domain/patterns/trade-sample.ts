import { daysBetween } from '@tallystick/kernel';
import type { Invoice } from '../documents/trade-document.js';
import type { InvoiceIdentity } from '../duplicates/invoice-identity.js';
import { articleKey } from './article-key.js';
import { scaledPrice, unitPriceOf } from './unit-price.js';

export interface SamplePrice {
  /** `standard:`, `seller:`, `buyer:` or `name:` and by what the article is known. */
  readonly article: string;
  readonly unit: string;
  /** Decimal text. */
  readonly price: string;
}

/** What of an invoice between two parties is set against the others between the same two. */
export interface TradeSample extends Omit<InvoiceIdentity, 'seller' | 'buyer' | 'orderLines'> {
  /** Unit prices, net, in the unit's reference form; one an article and unit. */
  readonly prices: readonly SamplePrice[];
}

export function sampleOf(
  { sha256, canonicalNumber, issueDate, currency, amountMinor }: InvoiceIdentity,
  invoice: Invoice,
): TradeSample {
  return { sha256, canonicalNumber, issueDate, currency, amountMinor, prices: pricesOf(invoice) };
}

/** Of an article on several lines the dearest price, which a cheap line beside it does not hide. */
export function pricesOf({ lines }: Invoice): SamplePrice[] {
  const dearest = new Map<string, SamplePrice>();
  for (const line of lines) {
    const [article, unitPrice] = [articleKey(line.article), unitPriceOf(line)];
    if (article === undefined || !unitPrice) continue;
    const price = { article, ...unitPrice };
    const known = dearest.get(priceKey(price));
    if (!known || isDearer(price, known)) dearest.set(priceKey(price), price);
  }
  return [...dearest.values()];
}

export interface NearSample {
  readonly sample: TradeSample;
  /** From the invoice that is asked about; below zero before it. */
  readonly day: number;
}

/** Nearest in time first, of one distance by paper, so that the order in which they come says nothing. */
export function nearestTo(invoice: TradeSample, others: readonly TradeSample[], daysMax: number): NearSample[] {
  return others
    .map((sample) => ({ sample, day: daysBetween(invoice.issueDate, sample.issueDate) }))
    .filter(({ day }) => Math.abs(day) <= daysMax)
    .sort((a, b) => Math.abs(a.day) - Math.abs(b.day) || (a.sample.sha256 < b.sample.sha256 ? -1 : 1));
}

/** Tells articles, and units of one article, apart. */
export function priceKey({ article, unit }: SamplePrice): string {
  return `${unit} ${article}`;
}

function isDearer(a: SamplePrice, b: SamplePrice): boolean {
  return (scaledPrice(a.price) ?? 0n) > (scaledPrice(b.price) ?? 0n);
}
