import { Decimal } from '@tallystick/kernel';
import type { DialectLimits } from '../dialect-limits.js';
import { exactValue } from '../exact-value.js';
import { instantOfMilliseconds, instantOfSeconds } from '../instant.js';
import { JsonNumber, type JsonValue } from '../json/json-value.js';
import type { TimeFormat } from './mapping.js';

/** A date and time with its offset (RFC 3339): without one nobody knows when it was. */
const ISO =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.,]([0-9]{1,9}))?([Zz]|[+-][0-9]{2}:?[0-9]{2})$/;

/** Milliseconds since 1970; parts of one are cut off. @returns undefined when it is no time of this format, before 1970, or after 9999 */
export function mappedTime(
  given: JsonValue | undefined,
  format: TimeFormat,
  limits: DialectLimits,
): number | undefined {
  if (format === 'iso8601') return typeof given === 'string' ? isoTime(given) : undefined;
  const text = given instanceof JsonNumber ? given.text : typeof given === 'string' ? given : '';
  const number = exactValue(text, limits);
  if (!number) return undefined;
  return format === 'seconds' ? instantOfSeconds(number) : instantOfMilliseconds(number);
}

function isoTime(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, date = '', time = '', fraction = '', zone = ''] = match;
  const [minutes, day] = [offsetMinutes(zone), Date.parse(`${date}T00:00:00Z`)];
  // What the calendar does not have, such as 30 February, becomes another day or none.
  if (minutes === undefined || Number.isNaN(day) || !new Date(day).toISOString().startsWith(date)) return undefined;
  const seconds = secondsOf(time);
  if (seconds === undefined) return undefined;
  const ms = day + seconds * 1_000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - minutes * 60_000;
  return instantOfMilliseconds(Decimal.of(BigInt(ms)));
}

function secondsOf(time: string): number | undefined {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 60 + minutes) * 60 + seconds : undefined;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
