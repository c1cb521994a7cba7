import { type Alarm, type AlarmBook } from './alarm.js';
import { withAlarm } from './alarm-book.js';
import { AlarmNotAcknowledged, AlarmNotLatched, AlarmNotOpen } from './alarm-errors.js';
import type { AlarmEvent, Change } from './alarm-event.js';
import { requireReason } from './reason.js';

/** A person knows; said again it changes nothing. Throws `AlarmNotOpen`. */
export function acknowledged(
  book: AlarmBook,
  { number, by, now }: Extract<AlarmEvent, { kind: 'acknowledge' }>,
): Change {
  const alarm = openAlarm(book, number);
  if (alarm.acknowledged) return { book, notices: [] };
  const known = { ...alarm, acknowledged: { by, at: now } };
  return { book: withAlarm(book, known), notices: [{ kind: 'acknowledged', number }] };
}

/**
 * A person lets a latched alarm go. Whether its condition is gone is recorded with it and does not bind them: what two batches under one
 * number said will never be unsaid. Throws `AlarmNotOpen`, `AlarmNotLatched`, `AlarmNotAcknowledged`, `ReasonMissing`.
 */
export function reset(book: AlarmBook, { number, by, now, reason }: Extract<AlarmEvent, { kind: 'reset' }>): Change {
  const alarm = openAlarm(book, number);
  if (!alarm.latched || alarm.condition === 'cleared') throw new AlarmNotLatched(number);
  if (!alarm.acknowledged) throw new AlarmNotAcknowledged(number);
  requireReason(reason);
  const over: Alarm = { ...alarm, condition: 'cleared', reset: { by, at: now, reason } };
  return { book: withAlarm(book, over), notices: [{ kind: 'reset', number }] };
}

function openAlarm({ open }: AlarmBook, number: number): Alarm {
  const alarm = open.find((other) => other.number === number);
  if (!alarm) throw new AlarmNotOpen(number);
  return alarm;
}
