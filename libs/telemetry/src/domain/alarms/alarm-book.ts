import { type Alarm, type AlarmBook, alarmState } from './alarm.js';

/** The book with an alarm as it now is: open, or closed when it is over and known. */
export function withAlarm(book: AlarmBook, alarm: Alarm): AlarmBook {
  const others = book.open.filter(({ number }) => number !== alarm.number);
  if (alarmState(alarm) !== 'closed') {
    return { ...book, open: [...others, alarm].toSorted((a, b) => a.number - b.number) };
  }
  const isLatest = !book.closed || alarm.number >= book.closed.number;
  return { ...book, open: others, closed: isLatest ? alarm : book.closed };
}
