import { addDays, type CalendarDate, partsOf, weekday } from './calendar-date.js';
import { DomainError } from './domain-error.js';

/** A calendar as data. A day is open on weekdays that are no holiday, and on weekend days declared working (调休). */
export interface CalendarData {
  readonly name: string;
  readonly holidays: readonly CalendarDate[];
  readonly workingWeekendDays: readonly CalendarDate[];
}

export type BusinessDayConvention = 'following' | 'modified-following';

export class CalendarNeverOpens extends DomainError {
  constructor(name: string, from: CalendarDate) {
    super('calendar-never-opens', 'invalid', `calendar ${name} has no business day within a year of ${from}`, {
      name,
      from,
    });
  }
}

/** No closure lasts longer; a calendar that says so is wrong. */
const MAX_CLOSED_DAYS = 366;

export class BusinessCalendar {
  readonly name: string;
  private readonly holidays: ReadonlySet<string>;
  private readonly workingWeekendDays: ReadonlySet<string>;

  constructor(data: CalendarData) {
    this.name = data.name;
    this.holidays = new Set(data.holidays);
    this.workingWeekendDays = new Set(data.workingWeekendDays);
  }

  isBusinessDay(date: CalendarDate): boolean {
    if (this.holidays.has(date)) return false;
    const isWeekend = weekday(date) === 0 || weekday(date) === 6;
    return !isWeekend || this.workingWeekendDays.has(date);
  }

  /** The day itself when open, else the next open day; `modified-following` turns back rather than leave the month. */
  adjust(date: CalendarDate, convention: BusinessDayConvention = 'following'): CalendarDate {
    const following = this.nearestOpen(date, 1);
    const leavesMonth = partsOf(following).month !== partsOf(date).month;
    return convention === 'modified-following' && leavesMonth ? this.nearestOpen(date, -1) : following;
  }

  /** That many open days after `date` (before, when negative), whether or not `date` itself is open. */
  addBusinessDays(date: CalendarDate, businessDays: number): CalendarDate {
    const step = businessDays < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(businessDays); left > 0; left -= 1) day = this.nearestOpen(addDays(day, step), step);
    return day;
  }

  private nearestOpen(date: CalendarDate, step: 1 | -1): CalendarDate {
    let day = date;
    for (let tried = 0; tried <= MAX_CLOSED_DAYS; tried += 1) {
      if (this.isBusinessDay(day)) return day;
      day = addDays(day, step);
    }
    throw new CalendarNeverOpens(this.name, date);
  }
}
