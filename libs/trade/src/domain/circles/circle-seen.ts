import type { CircleSeen } from '@tallystick/act-types';
import { daysBetween } from '@tallystick/kernel';
import type { InvoiceIdentity } from '../duplicates/invoice-identity.js';
import type { Circle, Sale } from './find-circles.js';

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
