import type { Alarm, AlarmBook } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';

/** The alarms that are not as they were, whoever keeps each of them must write it. */
export function changedAlarms(before: AlarmBook, after: AlarmBook, event: AlarmEvent): readonly Alarm[] {
  const known = new Set(all(before));
  const changed = all(after).filter((alarm) => !known.has(alarm));
  if (event.kind !== 'acknowledge') return changed;
  // The book keeps the latest that is over alone: an older one that is acknowledged after it is in it no more.
  const left = before.open.find(({ number }) => number === event.number);
  if (!left || all(after).some(({ number }) => number === event.number)) return changed;
  return [...changed, { ...left, acknowledged: { by: event.by, at: event.now } }];
}

const all = ({ open, closed }: AlarmBook): readonly Alarm[] => (closed ? [...open, closed] : open);
