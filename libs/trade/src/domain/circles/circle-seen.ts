import { daysBetween } from '@tallystick/kernel';
import type { InvoiceIdentity } from '../duplicates/invoice-identity.js';
import type { Circle, Sale } from './find-circles.js';

/** What may be told of a circle to one of its parties: of the others neither who they are nor what they sold. */
export interface CircleSeen {
  /** Parties, and so sales. */
  readonly parties: number;
  /** From the first sale to the last. */
  readonly days: number;
  /** The least sale in percent of the greatest, rounded down. */
  readonly keptPercent: number;
}

export function circleSeen(circle: Circle): CircleSeen {
  const amounts = circle.map(({ amountMinor }) => amountMinor);
  const least = amounts.reduce((a, b) => (b < a ? b : a));
  const greatest = amounts.reduce((a, b) => (b > a ? b : a));
  const [first, last] = [circle[0], circle.at(-1)];
  return {
    parties: circle.length,
    days: first && last ? daysBetween(first.date, last.date) : 0,
    keptPercent: Number((least * 100n) / greatest),
  };
}

/** An invoice as a sale; undefined where nothing is sold, or a party would sell to itself. */
export function saleOf({ sha256, seller, buyer, issueDate, currency, amountMinor }: InvoiceIdentity): Sale | undefined {
  if (amountMinor <= 0n || seller === buyer) return undefined;
  return { id: sha256, seller, buyer, date: issueDate, currency, amountMinor };
}
