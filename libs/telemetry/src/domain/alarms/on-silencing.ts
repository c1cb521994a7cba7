import type { AlarmBook, Outage } from './alarm.js';
import { OutageInvalid, OutageUnknown, ShelvingTooLong, TooManyOutages } from './alarm-errors.js';
import type { AlarmEvent, Change } from './alarm-event.js';
import { requireReason } from './reason.js';

/** Longer is no shelving but an outage, which whoever runs the site plans. */
const MOST_SHELVED_HOURS = 24;
const HOUR_MS = 3_600_000;
const MOST_OUTAGES = 100;

/** Nobody is told for a while; a new shelving takes the place of the old one. Throws `ReasonMissing`, `ShelvingTooLong`. */
export function shelved(book: AlarmBook, { by, reason, until, now }: Extract<AlarmEvent, { kind: 'shelve' }>): Change {
  requireReason(reason);
  // Written so that what is no number is refused too.
  if (!(until > now && until - now <= MOST_SHELVED_HOURS * HOUR_MS)) throw new ShelvingTooLong(MOST_SHELVED_HOURS);
  return { book: { ...book, shelved: { by, reason, until } }, notices: [] };
}

export function unshelved(book: AlarmBook): Change {
  return { book: { ...book, shelved: null }, notices: [] };
}

/** Throws `ReasonMissing`, `OutageInvalid`, `TooManyOutages`. */
export function takenOutOfService(book: AlarmBook, outage: Outage, now: number): Change {
  requireReason(outage.reason);
  const { id, from, until } = outage;
  const hasEnd = until === null || (until > from && until > now);
  if (Number.isNaN(from) || !hasEnd || book.outages.some((other) => other.id === id)) throw new OutageInvalid();
  if (book.outages.length >= MOST_OUTAGES) throw new TooManyOutages(MOST_OUTAGES);
  return { book: { ...book, outages: [...book.outages, outage] }, notices: [] };
}

/** Throws `OutageUnknown`. */
export function returnedToService(book: AlarmBook, id: string): Change {
  const outages = book.outages.filter((outage) => outage.id !== id);
  if (outages.length === book.outages.length) throw new OutageUnknown(id);
  return { book: { ...book, outages }, notices: [] };
}
