import { BusinessCalendar, type CalendarData } from './business-calendar.js';
import { addDays, type CalendarDate, parseCalendarDate } from './calendar-date.js';

function daysFrom(first: string, count: number): CalendarDate[] {
  const start = parseCalendarDate(first);
  return Array.from({ length: count }, (_, index) => addDays(start, index));
}

/**
 * Public holidays and working weekend days of 2026: 国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025, as published by Xinhua
 * (politics.gmw.cn/2025-11/04/content_38391083.htm). Banks' settlement days may differ and need a calendar of their own: unconfirmed.
 */
export const MAINLAND_CHINA_2026: CalendarData = {
  name: 'mainland-china-2026',
  holidays: [
    ...daysFrom('2026-01-01', 3),
    ...daysFrom('2026-02-15', 9),
    ...daysFrom('2026-04-04', 3),
    ...daysFrom('2026-05-01', 5),
    ...daysFrom('2026-06-19', 3),
    ...daysFrom('2026-09-25', 3),
    ...daysFrom('2026-10-01', 7),
  ],
  workingWeekendDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(
    parseCalendarDate,
  ),
};

/** The calendar for due dates. In years whose notice is not encoded it knows weekends alone; an operator supplies the rest as data. */
export const mainlandChinaCalendar = new BusinessCalendar(MAINLAND_CHINA_2026);
