import { Decimal } from '@tallystick/kernel';
import type { CborReader } from '../cose/cbor-reader.js';
import { EnvelopeRefused, payloadMalformed } from '../cose/envelope-refused.js';
import type { BatchLimits } from './batch-limits.js';
import { DECIMAL_FRACTION_TAG, isMantissa } from './batch-payload.js';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.:-]*$/;
const UNIT = /^[\x21-\x7e]+$/;
/** The end of the year 9999, the last that ISO 8601 and databases write in four digits. */
const LAST_MS = 253_402_300_799_999n;

/** Whether a gateway, device or metric may be called so. */
export const isName = (name: string, { maxNameCharacters }: BatchLimits): boolean =>
  name.length <= maxNameCharacters && NAME.test(name);

/** Whether a unit may be written so. */
export const isUnit = (unit: string, { maxUnitCharacters }: BatchLimits): boolean =>
  unit.length <= maxUnitCharacters && UNIT.test(unit);

/** ASCII alone: no two names look alike and differ in bytes. */
export function readName(reader: CborReader, what: string, { maxNameCharacters }: BatchLimits): string {
  const name = reader.text(what);
  if (name.length > maxNameCharacters) throw overLimit(what, maxNameCharacters);
  if (!NAME.test(name)) throw payloadMalformed(`${what}: expected letters, digits, and . _ : - after the first`);
  return name;
}

export function readUnit(reader: CborReader, what: string, { maxUnitCharacters }: BatchLimits): string {
  const unit = reader.text(what);
  if (unit.length > maxUnitCharacters) throw overLimit(what, maxUnitCharacters);
  if (!UNIT.test(unit)) throw payloadMalformed(`${what}: expected printable ASCII without blanks`);
  return unit;
}

/** Milliseconds since 1970. */
export function readInstant(reader: CborReader, what: string): number {
  const instant = reader.unsigned(what);
  if (instant > LAST_MS) throw payloadMalformed(`${what}: expected milliseconds since 1970, before the year 10000`);
  return Number(instant);
}

export function readDecimal(reader: CborReader, what: string, { maxDecimalPlaces }: BatchLimits): Decimal {
  const first = reader.integerOrTag(what);
  if ('integer' in first) return decimal(first.integer, 0, what);
  if (first.tag !== DECIMAL_FRACTION_TAG) throw payloadMalformed(`${what}: expected an integer or a decimal fraction`);
  if (reader.array(what) !== 2) throw payloadMalformed(`${what}: expected exponent and mantissa`);
  const places = -reader.integer(what);
  const mantissa = reader.integer(what);
  if (places > maxDecimalPlaces)
    throw new EnvelopeRefused('limit-exceeded', `${what}: expected ${maxDecimalPlaces} digits after the point at most`);
  if (places < 1n || mantissa % 10n === 0n) throw payloadMalformed(`${what}: expected the shortest form of its number`);
  return decimal(mantissa, Number(places), what);
}

function decimal(mantissa: bigint, scale: number, what: string): Decimal {
  if (!isMantissa(mantissa)) throw payloadMalformed(`${what}: expected digits within 64 bits`);
  return Decimal.of(mantissa, scale);
}
const overLimit = (what: string, limit: number) =>
  new EnvelopeRefused('limit-exceeded', `${what}: expected ${limit} characters at most`);
