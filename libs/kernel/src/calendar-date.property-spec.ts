import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, daysBetween, parseCalendarDate, utcMs, weekday } from './calendar-date.js';

const DAY_MS = 86_400_000;

/** From the year 1 to 9999, as the platform's own calendar has it. */
const dates = fc
  .integer({ min: -719_162, max: 2_932_896 })
  .map((days) => parseCalendarDate(new Date(days * DAY_MS).toISOString().slice(0, 10)));

const parsedMs = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`);

describe('days', () => {
  it('are those that the platform’s own calendar counts, in every century', () => {
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        expect(utcMs(from)).toBe(parsedMs(from));
        expect(daysBetween(from, to)).toBe((parsedMs(to) - parsedMs(from)) / DAY_MS);
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(weekday(from)).toBe(new Date(parsedMs(from)).getUTCDay());
      }),
      { numRuns: 2_000 },
    );
  });

  it('are one more each day through four centuries, leap days and all', () => {
    const first = parsedMs(parseCalendarDate('1900-01-01'));
    for (let day = 0; day < 146_097; day += 1) {
      const date = new Date(first + day * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
      if (utcMs(date) !== first + day * DAY_MS) throw new Error(`${date} is day ${utcMs(date) / DAY_MS}`);
    }
  });
});
