import { Matches, type ValidationOptions } from 'class-validator';

/** RFC 3339 with its offset from UTC: without one, nobody knows when it is. Years of four digits, so that PostgreSQL takes it. */
const MOMENT =
  /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,3})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$/;

export function IsMoment(options?: ValidationOptions): PropertyDecorator {
  return Matches(MOMENT, { message: '$property must be a time such as 2026-11-28T09:30:00Z', ...options });
}
