import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, interestDays, mainlandChinaCalendar, parseCalendarDate } from './index.js';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(parseCalendarDate('2000-01-01'), days));

describe('calendars, for all days', () => {
  it('count the days that were added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (d, n) => {
        expect(daysBetween(d, addDays(d, n))).toBe(n);
      }),
    );
  });

  it('keep the day of the month when adding months, or end on a month end', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (d, n) => {
        const later = addMonths(d, n);
        const isMonthEnd = addDays(later, 1).endsWith('-01');
        expect(later.slice(8) === d.slice(8) || (isMonthEnd && later.slice(8) < d.slice(8))).toBe(true);
      }),
    );
  });

  it('count 360 interest days a year on 30E/360', () => {
    fc.assert(
      fc.property(
        anyDay.filter((d) => !d.endsWith('-02-29')),
        (d) => {
          expect(interestDays(d, addMonths(d, 12), '30E/360')).toBe(360);
        },
      ),
    );
  });

  it('adjust to an open day, and leave an open day alone', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('following' as const, 'modified-following' as const), (d, convention) => {
        const adjusted = mainlandChinaCalendar.adjust(d, convention);
        expect(mainlandChinaCalendar.isBusinessDay(adjusted)).toBe(true);
        expect(mainlandChinaCalendar.adjust(adjusted, convention)).toBe(adjusted);
        if (convention === 'modified-following') expect(adjusted.slice(0, 7)).toBe(d.slice(0, 7));
      }),
    );
  });
});
