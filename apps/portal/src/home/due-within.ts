import { addDays, dateInShanghai } from '@tallystick/kernel';
import { monthBeside } from '../settlement/calendar.js';
import type { Due } from '../settlement/due.js';

/** What falls due from today on, by Shanghai's calendar, within so many days. */
export function dueWithin(dues: readonly Due[], now: Date, days: number): Due[] {
  const today = dateInShanghai(now.getTime() / 1000);
  const last = addDays(today, days);
  return dues.filter(({ day }) => day !== undefined && day >= today && day <= last);
}

/** The months that today and the days after it lie in, by Shanghai's calendar: from the end of January thirty days reach into March. */
export function monthsWithin(now: Date, days: number): string[] {
  const today = dateInShanghai(now.getTime() / 1000);
  const last = addDays(today, days).slice(0, 7);
  const months = [today.slice(0, 7)];
  for (let month = months[0] ?? last; month < last;) months.push((month = monthBeside(month, 1)));
  return months;
}
