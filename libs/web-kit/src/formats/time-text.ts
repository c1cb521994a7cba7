import { kept } from './kept.js';

/** British order for English: a day that cannot be read as a month. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };
const localeOf = (language: string) => LOCALES[language] ?? language;

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const MOMENT = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const dayFormat = kept((language: string) => new Intl.DateTimeFormat(localeOf(language), { ...DAY, timeZone: 'UTC' }));
const monthFormat = kept(
  (language: string) =>
    new Intl.DateTimeFormat(localeOf(language), { year: 'numeric', month: 'short', timeZone: 'UTC' }),
);
const momentFormat = kept(
  (language: string, timeZone: string | undefined) =>
    new Intl.DateTimeFormat(localeOf(language), { ...MOMENT, ...(timeZone ? { timeZone } : {}) }),
);
const distanceFormat = kept((language: string) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** A calendar day. @param day such as `2027-03-31` */
export const dayText = (day: string, language: string): string =>
  dayFormat(language).format(new Date(`${day}T00:00:00Z`));

/** A month. @param month such as `2027-03` */
export const monthText = (month: string, language: string): string =>
  monthFormat(language).format(new Date(`${month}-01T00:00:00Z`));

/** A moment by the reader's clock. @param timeZone by default the reader's */
export const momentText = (moment: string, language: string, timeZone?: string): string =>
  momentFormat(language, timeZone).format(new Date(moment));

const AXIS_DAY = { month: 'short', day: 'numeric' } as const;
const AXIS_TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const axisFormat = kept(
  (language: string, mark: 'day' | 'time') =>
    new Intl.DateTimeFormat(localeOf(language), mark === 'day' ? AXIS_DAY : AXIS_TIME),
);

/** A mark on an axis of time, by the reader's clock: the time, or the day where days are marked. @param ms since 1970 */
export const axisTimeText = (ms: number, language: string, isDay: boolean): string =>
  axisFormat(language, isDay ? 'day' : 'time').format(new Date(ms));

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How far away it is: `in 3 days`, `2 hours ago`. */
export function distanceText(moment: string, language: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(moment) - nowMs) / 1000);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1];
  return distanceFormat(language).format(Math.trunc(seconds / size), unit);
}
