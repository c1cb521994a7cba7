import { addMonths, type BusinessCalendar, type CalendarDate, dateInShanghai, dueSeconds } from '@tallystick/kernel';
import { DueDatePassed, TermTooLong } from './errors.js';

/** 银发〔2025〕77号, article 11: up to six calendar months passes; more needs a bank's recorded reason, for which there is no door yet. */
const TERM_MONTHS_MAX = 6;

/**
 * The due time of a receivable issued now: 24:00 Asia/Shanghai of the due date, or of the next business day.
 * Throws `DueDatePassed` and `TermTooLong`.
 * @returns seconds since 1970
 */
export function dueTimeOf(dueDate: CalendarDate, nowSeconds: number, calendar: BusinessCalendar): number {
  const due = dueSeconds(dueDate, calendar);
  if (due <= nowSeconds) throw new DueDatePassed(dueDate);
  const latest = addMonths(dateInShanghai(nowSeconds), TERM_MONTHS_MAX);
  if (dueDate > latest) throw new TermTooLong(dueDate, latest);
  return due;
}
