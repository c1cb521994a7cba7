import { describe, expect, it } from '@jest/globals';
import {
  addMonths,
  BusinessCalendar,
  CalendarDateInvalid,
  CalendarNeverOpens,
  dateInShanghai,
  daysBetween,
  dueDateInShanghai,
  dueSeconds,
  endOfDayInShanghai,
  mainlandChinaCalendar,
  parseCalendarDate as day,
} from './index.js';

describe('calendar months', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-15', 12, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00'])('refuses %s', (text) => {
    expect(() => day(text)).toThrow(CalendarDateInvalid);
  });

  it('counts days across a leap day', () => {
    expect(daysBetween(day('2028-02-01'), day('2028-03-01'))).toBe(29);
  });
});

describe('business days', () => {
  const monthEnds = new BusinessCalendar({ name: 'test', holidays: [day('2026-07-31')], workingWeekendDays: [] });

  it('moves a due date in the National Day week of 2026 to 8 October', () => {
    expect(mainlandChinaCalendar.adjust(day('2026-10-01'))).toBe('2026-10-08');
  });

  it('opens on a weekend day declared working', () => {
    expect(mainlandChinaCalendar.adjust(day('2026-10-10'))).toBe('2026-10-10');
  });

  it('knows weekends in a year whose notice is not encoded', () => {
    expect(mainlandChinaCalendar.adjust(day('2031-01-04'))).toBe('2031-01-06');
  });

  it('turns back rather than leave the month when modified following', () => {
    expect(monthEnds.adjust(day('2026-07-31'), 'following')).toBe('2026-08-03');
    expect(monthEnds.adjust(day('2026-07-31'), 'modified-following')).toBe('2026-07-30');
  });

  it('counts open days forwards and backwards', () => {
    expect(monthEnds.addBusinessDays(day('2026-07-30'), 2)).toBe('2026-08-04');
    expect(monthEnds.addBusinessDays(day('2026-08-03'), -1)).toBe('2026-07-30');
    expect(monthEnds.addBusinessDays(day('2026-07-31'), 0)).toBe('2026-07-31');
  });

  it('refuses a calendar that never opens', () => {
    const everyDay = Array.from({ length: 800 }, (_, i) => dateInShanghai(1_767_225_600 + i * 86_400));
    const closed = new BusinessCalendar({ name: 'closed', holidays: everyDay, workingWeekendDays: [] });
    expect(() => closed.adjust(day('2026-01-02'))).toThrow(CalendarNeverOpens);
  });
});

describe('due time', () => {
  it('is 24:00 in Shanghai, which is 16:00 UTC', () => {
    expect(endOfDayInShanghai(day('2026-11-22'))).toBe(Date.parse('2026-11-22T16:00:00Z') / 1000);
  });

  it('is that of the next business day when the due date is closed', () => {
    expect(dueSeconds(day('2026-11-22'), mainlandChinaCalendar)).toBe(Date.parse('2026-11-23T16:00:00Z') / 1000);
  });

  it('leads back to the due date', () => {
    expect(dueDateInShanghai(endOfDayInShanghai(day('2026-11-22')))).toBe('2026-11-22');
    expect(dateInShanghai(endOfDayInShanghai(day('2026-11-22')))).toBe('2026-11-23');
  });
});
