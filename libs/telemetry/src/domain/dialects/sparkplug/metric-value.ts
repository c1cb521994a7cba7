import { Decimal } from '@tallystick/kernel';
import type { DialectLimits } from '../dialect-limits.js';
import type { IgnoredKind } from '../decoded-message.js';
import { exactValue, fitting } from '../exact-value.js';
import type { SparkplugValue } from './sparkplug-payload.js';

/** The numbers of data types, section 6.4.16. */
export const DATA_TYPE = {
  ...{
    Int8: 1,
    Int16: 2,
    Int32: 3,
    Int64: 4,
    UInt8: 5,
    UInt16: 6,
    UInt32: 7,
    UInt64: 8,
    Float: 9,
    Double: 10,
    Boolean: 11,
  },
  ...{ String: 12, DateTime: 13, Text: 14, UUID: 15, DataSet: 16, Bytes: 17, File: 18, Template: 19 },
} as const;
const COMPOUND: ReadonlySet<number> = new Set([DATA_TYPE.DataSet, DATA_TYPE.Template]);
/** Lists of values, from here on. */
const FIRST_COMPOUND = 20;

interface Width {
  readonly bits: number;
  readonly isSigned: boolean;
}

const INTEGERS: ReadonlyMap<number, Width> = new Map([
  [DATA_TYPE.Int8, { bits: 8, isSigned: true }],
  [DATA_TYPE.Int16, { bits: 16, isSigned: true }],
  [DATA_TYPE.Int32, { bits: 32, isSigned: true }],
  [DATA_TYPE.Int64, { bits: 64, isSigned: true }],
  [DATA_TYPE.UInt8, { bits: 8, isSigned: false }],
  [DATA_TYPE.UInt16, { bits: 16, isSigned: false }],
  [DATA_TYPE.UInt32, { bits: 32, isSigned: false }],
  [DATA_TYPE.UInt64, { bits: 64, isSigned: false }],
]);

/**
 * A metric's value as an exact number. A floating point number is the shortest decimal that reads back as the same one: that is what its
 * sensor's maker wrote down, where the exact binary value of 20.1 as a float has 24 digits that nobody measured.
 */
export function metricValue(
  value: SparkplugValue | undefined,
  datatype: number,
  limits: DialectLimits,
): Decimal | IgnoredKind {
  if (value === undefined) return 'absent';
  const width = INTEGERS.get(datatype);
  if (width) return 'bits' in value ? integerOf(value, width, limits) : 'undeclared';
  switch (datatype) {
    case DATA_TYPE.Float:
      return value.as === 'float' ? exactOr(shortestFloat(value.number), limits) : 'undeclared';
    case DATA_TYPE.Double:
      return value.as === 'double' ? exactOr(`${value.number}`, limits) : 'undeclared';
    case DATA_TYPE.Boolean:
      return value.as === 'boolean' ? Decimal.of(value.isTrue ? 1n : 0n) : 'undeclared';
    default:
      return COMPOUND.has(datatype) || datatype >= FIRST_COMPOUND ? 'compound' : 'not-a-number';
  }
}

const exactOr = (text: string, limits: DialectLimits) => exactValue(text, limits) ?? 'not-exact';

/**
 * Two's complement. Senders write a negative number of 8 bits in its own width or in that of the field that carries it; both say the same, and what is
 * neither says nothing.
 */
function integerOf(
  { as, bits }: { readonly as: 'int' | 'long'; readonly bits: bigint },
  width: Width,
  limits: DialectLimits,
): Decimal | IgnoredKind {
  const value = width.isSigned ? signedOf(bits, width.bits, as === 'int' ? 32 : 64) : bits;
  if (!width.isSigned && bits >> BigInt(width.bits) !== 0n) return 'undeclared';
  return value === undefined ? 'undeclared' : (fitting(Decimal.of(value), limits) ?? 'not-exact');
}

function signedOf(bits: bigint, width: number, carrier: number): bigint | undefined {
  const value = BigInt.asIntN(width, bits);
  const isOwnWidth = bits >> BigInt(width) === 0n;
  return isOwnWidth || BigInt.asUintN(carrier, value) === bits ? value : undefined;
}

/** The fewest digits from which the same float is read; nine are always enough. */
export function shortestFloat(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toPrecision(9);
}
