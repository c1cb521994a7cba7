import { DomainError } from './domain-error.js';

declare const calendarDate: unique symbol;
/** A day of the proleptic Gregorian calendar, `YYYY-MM-DD`; two of them compare as strings do. */
export type CalendarDate = string & { readonly [calendarDate]: true };

export class CalendarDateInvalid extends DomainError {
  constructor(text: string) {
    super('calendar-date-invalid', 'invalid', 'expected a day as YYYY-MM-DD', { text: text.slice(0, 64) });
  }
}

const DAY_MS = 86_400_000;

/** From the year 1 on: neither a database nor XML Schema 1.0 has a year 0. */
export function findCalendarDate(text: string): CalendarDate | undefined {
  if (!/^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return undefined;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && fromUtc(parsed) === text ? (text as CalendarDate) : undefined;
}

/** Throws `CalendarDateInvalid`. */
export function parseCalendarDate(text: string): CalendarDate {
  const date = findCalendarDate(text);
  if (!date) throw new CalendarDateInvalid(text);
  return date;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(new Date(utcMs(date) + days * DAY_MS));
}

/** How many days after `from` is `to`; negative when before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the month that many calendar months later, or that month's last day: 31 August + 6 months is 28 or 29 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(monthIndex / 12), month: (((monthIndex % 12) + 12) % 12) + 1 };
  return makeDate(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 is Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(utcMs(date)).getUTCDay();
}

export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: digits(date, 0, 4), month: digits(date, 5, 7), day: digits(date, 8, 10) };
}

/** Midnight UTC at the start of the day. */
export function utcMs(date: CalendarDate): number {
  return dayNumber(date) * DAY_MS;
}

const DAYS_TO_1970 = 719_468;

/**
 * Days since 1970, reckoned with March as the first month, so that the leap day is a year's last: histories compare dates by the hundred thousand, and
 * parsing an instant takes ten times as long.
 */
function dayNumber(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

function digits(date: CalendarDate, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + date.charCodeAt(at) - 48;
  return value;
}

function makeDate(year: number, month: number, day: number): CalendarDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return parseCalendarDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function fromUtc(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10) as CalendarDate;
}
