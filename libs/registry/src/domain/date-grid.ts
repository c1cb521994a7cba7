import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from '@tallystick/kernel';

/** Two grids over days, the second shifted by half a bucket. */
export const DATE_GRIDS = ['date-0', 'date-4'] as const;
export type DateGrid = (typeof DATE_GRIDS)[number];

const EPOCH = parseCalendarDate('1970-01-01');
const BUCKET_DAYS = 8;
const SHIFT_DAYS: Readonly<Record<DateGrid, number>> = { 'date-0': 0, 'date-4': 4 };

/** The first day of the bucket of 8 days that holds a day. Boundaries of the two grids are 4 days apart: days within 3 of each other share a bucket of at least one. */
export function dateBucket(grid: DateGrid, date: CalendarDate): CalendarDate {
  const days = daysBetween(EPOCH, date) - SHIFT_DAYS[grid];
  return addDays(EPOCH, Math.floor(days / BUCKET_DAYS) * BUCKET_DAYS + SHIFT_DAYS[grid]);
}
