import type { Decimal } from '@tallystick/kernel';
import { EnvelopeRefused, payloadMalformed } from '../../cose/envelope-refused.js';
import type { IgnoredKind } from '../decoded-message.js';
import type { DialectLimits } from '../dialect-limits.js';
import { exactValue } from '../exact-value.js';
import { JsonNumber, type JsonObject } from '../json/json-value.js';

/** The labels of RFC 8428 section 4, table 4; others are passed over unless they end in `_`. */
export interface SenmlRecord {
  readonly bn?: string;
  readonly bt?: Decimal;
  readonly bu?: string;
  readonly bv?: Decimal;
  readonly bs?: Decimal;
  readonly n?: string;
  readonly u?: string;
  readonly t?: Decimal;
  readonly v?: Decimal;
  readonly s?: Decimal;
  readonly vb?: boolean;
  /** That it holds text or bytes, or a number that no reading holds. */
  readonly ignored?: IgnoredKind;
}

const TEXTS = ['bn', 'bu', 'n', 'u'] as const;
const NUMBERS = ['bt', 'bv', 'bs', 't', 'v', 's'] as const;
/** One that does not fit is one value less; of the others the whole pack would be wrong. */
const MEASURED: readonly string[] = ['v', 's'];
const VALUES = ['v', 'vs', 'vb', 'vd'];
const BASES = ['bn', 'bt', 'bu', 'bv', 'bs', 'bver'];

/** RFC 8428 is version 10, its drafts are below; RFC 9100 counts its secondary units as 16 more. */
const [NEWEST, WITH_SECONDARY_UNITS] = [10, 26];

/** @throws EnvelopeRefused */
export function readRecord(fields: JsonObject, where: string, limits: DialectLimits): SenmlRecord {
  for (const label of fields.keys()) {
    // What must be understood and is not would be taken for something that it is not.
    if (label.endsWith('_'))
      throw new EnvelopeRefused('extension-unsupported', `${where}: expected no label with _ at its end`);
  }
  requireVersion(fields, where);
  const values = VALUES.filter((label) => fields.has(label));
  if (values.length > 1) throw payloadMalformed(`${where}: expected one of v, vs, vb and vd`);
  if (values.length === 0 && !fields.has('s') && !BASES.some((label) => fields.has(label))) {
    throw payloadMalformed(`${where}: expected a value, a sum, or base fields`);
  }
  const numbers = new Map(NUMBERS.flatMap((label) => entry(label, numberOf(fields, label, where, limits))));
  return {
    ...Object.fromEntries(TEXTS.flatMap((label) => entry(label, textOf(fields, label, where)))),
    ...Object.fromEntries(numbers),
    ...(fields.has('vb') && { vb: booleanOf(fields, where) }),
    ...((fields.has('vs') || fields.has('vd')) && { ignored: 'not-a-number' }),
    ...(MEASURED.some((label) => fields.has(label) && !numbers.has(label)) && { ignored: 'not-exact' }),
  };
}

const entry = <Value>(label: string, value: Value | undefined) =>
  value === undefined ? [] : [[label, value] as const];

function textOf(fields: JsonObject, label: string, where: string): string | undefined {
  const value = fields.get(label);
  if (value === undefined || typeof value === 'string') return value;
  throw payloadMalformed(`${where}.${label}: expected text`);
}

function booleanOf(fields: JsonObject, where: string): boolean {
  const value = fields.get('vb');
  if (typeof value !== 'boolean') throw payloadMalformed(`${where}.vb: expected true or false`);
  return value;
}

function numberOf(fields: JsonObject, label: string, where: string, limits: DialectLimits): Decimal | undefined {
  const value = fields.get(label);
  if (value === undefined) return undefined;
  if (!(value instanceof JsonNumber)) throw payloadMalformed(`${where}.${label}: expected a number`);
  const number = exactValue(value.text, limits);
  if (number || MEASURED.includes(label)) return number;
  throw new EnvelopeRefused(
    'limit-exceeded',
    `${where}.${label}: expected digits within 64 bits, ${limits.maxDecimalPlaces} after the point at most`,
  );
}

function requireVersion(fields: JsonObject, where: string): void {
  const version = fields.get('bver');
  if (version === undefined) return;
  const number = version instanceof JsonNumber && /^[0-9]{1,3}$/.test(version.text) ? Number(version.text) : 0;
  if (number < 1) throw payloadMalformed(`${where}.bver: expected a whole number from 1`);
  if (number > NEWEST && number !== WITH_SECONDARY_UNITS) {
    throw new EnvelopeRefused(
      'extension-unsupported',
      `${where}.bver: expected ${NEWEST} at most, or ${WITH_SECONDARY_UNITS}`,
    );
  }
}
