import { Decimal } from '@tallystick/kernel';
import { isMantissa } from '../batch/batch-payload.js';
import type { BatchLimits } from '../batch/batch-limits.js';

/** The grammar of RFC 8259 section 6. */
const NUMBER = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;
/** More than any number has that fits 64 bits and the places of a limit; what is longer is not even read. */
const MOST_CHARACTERS = 64;

/** The number that a text of JSON's grammar states, to its last digit. @returns undefined when it is none, or does not fit a reading */
export function exactValue(text: string, limits: BatchLimits): Decimal | undefined {
  const match = text.length > MOST_CHARACTERS ? null : NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return Decimal.ZERO;
  if (Math.abs(power) > MOST_CHARACTERS) return undefined;
  const unscaled = (sign === '-' ? -digits : digits) * (power > 0 ? 10n ** BigInt(power) : 1n);
  return fitting(Decimal.of(unscaled, Math.max(0, -power)), limits);
}

/** A value as a reading holds it: without zeros at its end. @returns undefined when it does not fit */
export function fitting(value: Decimal, { maxDecimalPlaces }: BatchLimits): Decimal | undefined {
  const shortest = value.normalised();
  return shortest.scale <= maxDecimalPlaces && isMantissa(shortest.unscaled) ? shortest : undefined;
}
