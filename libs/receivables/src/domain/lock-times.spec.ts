import { describe, expect, it } from '@jest/globals';
import { type CalendarDate, endOfDayInShanghai, mainlandChinaCalendar } from '@tallystick/kernel';
import { type LockDays, lockTimesOf } from './lock-times.js';

const day = (date: string) => date as CalendarDate;
/** Noon in Shanghai of a Thursday before a weekend. */
const NOW = endOfDayInShanghai(day('2026-03-12')) - 43_200;
const DUE = endOfDayInShanghai(day('2026-06-30'));
const timesOf = (days: LockDays, due = DUE) => lockTimesOf(days, NOW, due, mainlandChinaCalendar);

describe('the times of a lock', () => {
  it('are two business days for the payment and two more before anybody may undo it, by default', () => {
    expect(timesOf({})).toEqual({
      payBy: endOfDayInShanghai(day('2026-03-16')),
      unlockFrom: endOfDayInShanghai(day('2026-03-18')),
    });
  });

  it('follow the day that is named for the payment', () => {
    expect(timesOf({ payBy: day('2026-03-20') }).unlockFrom).toBe(endOfDayInShanghai(day('2026-03-24')));
    expect(timesOf({ payBy: day('2026-03-12') }).payBy).toBe(endOfDayInShanghai(day('2026-03-12')));
  });

  it.each([
    ['a day of payment that is over', { payBy: day('2026-03-11') }, 'pay-by-passed'],
    ['undoing it sooner than two business days later', { unlockFrom: day('2026-03-17') }, 'unlock-too-soon'],
  ])('refuse %s', (_what, days, code) => {
    expect(() => timesOf(days)).toThrow(expect.objectContaining({ code }));
  });

  it('refuse a lock that could not be undone before the claim is due', () => {
    const due = endOfDayInShanghai(day('2026-03-18'));
    expect(() => timesOf({}, due)).toThrow(expect.objectContaining({ code: 'lock-outlasts-claim' }));
    expect(() => timesOf({}, due + 86_400)).not.toThrow();
  });
});
