import type { BusinessCalendar } from './business-calendar.js';
import { addDays, type CalendarDate, utcMs } from './calendar-date.js';

/** Asia/Shanghai is UTC+8 all year since 1991. */
const SHANGHAI_OFFSET_SECONDS = 8 * 3600;

/** 24:00 in Shanghai at the end of a day, in seconds since 1970. */
export function endOfDayInShanghai(date: CalendarDate): number {
  return utcMs(addDays(date, 1)) / 1000 - SHANGHAI_OFFSET_SECONDS;
}

/** The `due` of a receivable: 24:00 in Shanghai of the due date, or of the next business day when it is closed. */
export function dueSeconds(dueDate: CalendarDate, calendar: BusinessCalendar): number {
  return endOfDayInShanghai(calendar.adjust(dueDate, 'following'));
}

/** The day it is in Shanghai at a moment; 24:00 belongs to the day that begins. */
export function dateInShanghai(unixSeconds: number): CalendarDate {
  return new Date((unixSeconds + SHANGHAI_OFFSET_SECONDS) * 1000).toISOString().slice(0, 10) as CalendarDate;
}

/** The day that ends, or is in course, at a due time: the inverse of `endOfDayInShanghai`. */
export function dueDateInShanghai(dueUnixSeconds: number): CalendarDate {
  return dateInShanghai(dueUnixSeconds - 1);
}
