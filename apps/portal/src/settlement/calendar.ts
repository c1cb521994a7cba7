import { addDays, addMonths, type CalendarDate, parseCalendarDate, weekday } from '@tallystick/kernel';

const DAYS_OF_WEEK = 7;

const firstOf = (month: string): CalendarDate => parseCalendarDate(`${month}-01`);

/** @param month such as `2027-03` */
export const monthBeside = (month: string, months: number): string => addMonths(firstOf(month), months).slice(0, 7);

/** The days of a month in weeks from Monday to Sunday; undefined where a week has days of another month. */
export function weeksOf(month: string): (CalendarDate | undefined)[][] {
  const first = firstOf(month);
  const next = firstOf(monthBeside(month, 1));
  const weeks: (CalendarDate | undefined)[][] = [];
  for (let monday = addDays(first, -((weekday(first) + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK)); monday < next;) {
    const days = Array.from({ length: DAYS_OF_WEEK }, (_, place) => addDays(monday, place));
    weeks.push(days.map((day) => (day >= first && day < next ? day : undefined)));
    monday = addDays(monday, DAYS_OF_WEEK);
  }
  return weeks;
}

/** Whether an address names a month. */
export const isMonth = (text: string | null): text is string =>
  text !== null && /^2[0-9]{3}-(0[1-9]|1[0-2])$/.test(text);
