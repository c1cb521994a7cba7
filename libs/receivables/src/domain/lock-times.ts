import { type BusinessCalendar, type CalendarDate, dateInShanghai, endOfDayInShanghai } from '@tallystick/kernel';
import { LockOutlastsClaim, PayByPassed, UnlockTooSoon } from './errors.js';

const PAY_WITHIN_BUSINESS_DAYS = 2;
/** A bank transfer of the last day is still on its way the day after. */
const UNLOCK_AFTER_BUSINESS_DAYS = 2;

export interface LockDays {
  /** The price must be booked by 24:00 of this day; two business days ahead by default. */
  readonly payBy?: CalendarDate | undefined;
  /** Anybody may undo the lock from 24:00 of this day on; two business days after `payBy` by default, and at least. */
  readonly unlockFrom?: CalendarDate | undefined;
}

/** Seconds since 1970. */
export interface LockTimes {
  readonly payBy: number;
  readonly unlockFrom: number;
}

/**
 * When a lock's price must be booked, and from when on it can be undone, in Asia/Shanghai.
 * Throws `PayByPassed`, `UnlockTooSoon`, and `LockOutlastsClaim` when it could not be undone before the due time.
 */
export function lockTimesOf(
  days: LockDays,
  nowSeconds: number,
  dueSeconds: number,
  calendar: BusinessCalendar,
): LockTimes {
  const today = dateInShanghai(nowSeconds);
  const payBy = days.payBy ?? calendar.addBusinessDays(today, PAY_WITHIN_BUSINESS_DAYS);
  if (payBy < today) throw new PayByPassed(payBy);
  const earliest = calendar.addBusinessDays(payBy, UNLOCK_AFTER_BUSINESS_DAYS);
  const unlockFrom = days.unlockFrom ?? earliest;
  if (unlockFrom < earliest) throw new UnlockTooSoon(unlockFrom, earliest);
  const times = { payBy: endOfDayInShanghai(payBy), unlockFrom: endOfDayInShanghai(unlockFrom) };
  if (times.unlockFrom >= dueSeconds) throw new LockOutlastsClaim(unlockFrom);
  return times;
}
