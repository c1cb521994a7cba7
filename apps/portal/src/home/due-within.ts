import { addDays, dateInShanghai } from '@tallystick/kernel';
import type { Due } from '../settlement/due.js';

/** What falls due from today on, by Shanghai's calendar, within so many days. */
export function dueWithin(dues: readonly Due[], now: Date, days: number): Due[] {
  const today = dateInShanghai(now.getTime() / 1000);
  const last = addDays(today, days);
  return dues.filter(({ day }) => day !== undefined && day >= today && day <= last);
}
