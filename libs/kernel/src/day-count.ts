import { type CalendarDate, daysBetween, partsOf } from './calendar-date.js';

/** How days of interest are counted, and how many make a year. */
export type DayCount = 'ACT/360' | 'ACT/365F' | '30E/360';

export const DAY_COUNT_BASIS: Readonly<Record<DayCount, number>> = { 'ACT/360': 360, 'ACT/365F': 365, '30E/360': 360 };

/** Days of interest from one day to another, the first in and the last out (ISDA 2006, section 4.16). */
export function interestDays(from: CalendarDate, to: CalendarDate, dayCount: DayCount): number {
  if (dayCount !== '30E/360') return daysBetween(from, to);
  const [start, end] = [partsOf(from), partsOf(to)];
  const years = end.year - start.year;
  const months = end.month - start.month;
  return years * 360 + months * 30 + Math.min(end.day, 30) - Math.min(start.day, 30);
}
