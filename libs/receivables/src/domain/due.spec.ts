import { describe, expect, it } from '@jest/globals';
import { mainlandChinaCalendar, parseCalendarDate } from '@tallystick/kernel';
import { dueTimeOf } from './due.js';
import { DueDatePassed, TermTooLong } from './errors.js';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const date = parseCalendarDate;
const calendar = mainlandChinaCalendar;

describe('dueTimeOf', () => {
  it('is 24:00 in Shanghai of a due date that is a business day', () => {
    expect(dueTimeOf(date('2026-11-27'), seconds('2026-11-22T00:00:00Z'), calendar)).toBe(
      seconds('2026-11-27T16:00:00Z'),
    );
  });

  it('moves a due date on a weekend to the next business day', () => {
    expect(dueTimeOf(date('2026-11-28'), seconds('2026-11-22T00:00:00Z'), calendar)).toBe(
      seconds('2026-11-30T16:00:00Z'),
    );
  });

  it('still takes the day that is in course in Shanghai, and not the one before', () => {
    const lateEvening = seconds('2026-11-27T15:59:59Z');
    expect(dueTimeOf(date('2026-11-27'), lateEvening, calendar)).toBeGreaterThan(lateEvening);
    expect(() => dueTimeOf(date('2026-11-26'), lateEvening, calendar)).toThrow(DueDatePassed);
  });

  it('takes six calendar months, month ends included, and not a day more', () => {
    const lastOfAugust = seconds('2026-08-31T02:00:00Z');
    expect(() => dueTimeOf(date('2027-02-28'), lastOfAugust, calendar)).not.toThrow();
    expect(() => dueTimeOf(date('2027-03-01'), lastOfAugust, calendar)).toThrow(TermTooLong);
  });
});
