import { type AlarmBook, silencedBy } from './alarm.js';
import type { AlarmEvent, Change, Transition } from './alarm-event.js';
import { acknowledged, reset } from './on-acknowledgement.js';
import { found } from './on-finding.js';
import { returnedToService, shelved, takenOutOfService, unshelved } from './on-silencing.js';

/**
 * The life of a key's alarms, after ISA-18.2 (IEC 62682). Whether the condition holds and whether a person knows are apart: acknowledging
 * never clears, clearing never acknowledges. After a clear the same condition is a new alarm. Evidence counts by event time: what is older
 * than the latest that raised an alarm never clears it. Throws the errors of `alarm-errors.ts` for acts that cannot be done.
 */
export function transition(before: AlarmBook, event: AlarmEvent): Transition {
  const awake = expired(before, event.now);
  const { book, notices } = applied(awake, event);
  const silenced = silencedBy(book, event.now);
  const resumed = silencedBefore(before, event) && !silenced ? resumedNotices(awake, book) : [];
  return { book, notices: [...resumed, ...notices].map((notice) => ({ ...notice, silencedBy: silenced })) };
}

function applied(book: AlarmBook, event: AlarmEvent): Change {
  switch (event.kind) {
    case 'finding':
      return found(book, event.finding, event.now);
    case 'time':
      return { book, notices: [] };
    case 'acknowledge':
      return acknowledged(book, event);
    case 'reset':
      return reset(book, event);
    case 'shelve':
      return shelved(book, event);
    case 'unshelve':
      return unshelved(book);
    case 'take-out-of-service':
      return takenOutOfService(book, event.outage, event.now);
    case 'return-to-service':
      return returnedToService(book, event.id);
  }
}

function expired(book: AlarmBook, now: number): AlarmBook {
  const { shelved: shelving, outages } = book;
  return {
    ...book,
    shelved: shelving && now < shelving.until ? shelving : null,
    outages: outages.filter(({ until }) => until === null || now < until),
  };
}

/** Whether something silenced the key until this event, or ran out before it. */
function silencedBefore({ shelved: shelving, outages }: AlarmBook, { now }: AlarmEvent): boolean {
  return shelving !== null || outages.some(({ from }) => from <= now);
}

/** Who was not told of an alarm while the key was silenced, and has not acknowledged it, is told when that ends. */
function resumedNotices(awake: AlarmBook, book: AlarmBook): Change['notices'] {
  const known = new Set(awake.open.map(({ number }) => number));
  return book.open
    .filter(({ number, acknowledged: person }) => known.has(number) && !person)
    .map(({ number }) => ({ kind: 'resumed', number }));
}
