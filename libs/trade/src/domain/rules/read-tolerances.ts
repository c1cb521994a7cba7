import { Decimal, DecimalMalformed, findCurrency } from '@tallystick/kernel';
import type { JsonObject, JsonValue } from '../json/read-json.js';
import type { Tolerance, ToleranceLimits, Tolerances } from '../tolerances.js';
import { isObject, onlyNames, type Report } from './rule-faults.js';

const SIDES = ['upper', 'lower'] as const;
const LIMITS = ['percent', 'absolute'] as const;

/** The tolerances as an operator changes them: what is left out stays, a limit that is `null` does not bind. */
export function readTolerances(given: JsonObject, before: Tolerances, report: Report): Tolerances {
  onlyNames(given, ['currency', 'price', 'quantity', 'total'], 'tolerances', report);
  const tolerance = (name: 'price' | 'quantity' | 'total') =>
    readTolerance(given[name], before[name], `tolerances.${name}`, report);
  return {
    currency: readCurrency(given.currency, before, report),
    price: tolerance('price'),
    quantity: tolerance('quantity'),
    total: tolerance('total'),
  };
}

function readCurrency(given: JsonValue | undefined, { currency }: Tolerances, report: Report): Tolerances['currency'] {
  if (given === undefined) return currency;
  const found = typeof given === 'string' ? findCurrency(given) : undefined;
  if (!found) report('tolerances.currency', 'expected an ISO 4217 code, such as "CNY"');
  return found ?? currency;
}

function readTolerance(given: JsonValue | undefined, before: Tolerance, path: string, report: Report): Tolerance {
  if (given === undefined) return before;
  if (!isObject(given)) {
    report(path, 'expected an object of "upper" and "lower"');
    return before;
  }
  onlyNames(given, SIDES, path, report);
  const [upper, lower] = SIDES.map((side) => readLimits(given[side], before[side], `${path}.${side}`, report));
  return { upper: upper ?? before.upper, lower: lower ?? before.lower };
}

function readLimits(
  given: JsonValue | undefined,
  before: ToleranceLimits,
  path: string,
  report: Report,
): ToleranceLimits {
  if (given === undefined) return before;
  if (!isObject(given)) {
    report(path, 'expected an object of "percent" and "absolute"');
    return before;
  }
  onlyNames(given, LIMITS, path, report);
  const read = LIMITS.map((name) => [name, readLimit(given[name], before[name], `${path}.${name}`, report)] as const);
  return Object.fromEntries(read.filter(([, limit]) => limit !== undefined));
}

function readLimit(
  given: JsonValue | undefined,
  before: Decimal | undefined,
  path: string,
  report: Report,
): Decimal | undefined {
  if (given === undefined) return before;
  if (given === null) return undefined;
  const limit = typeof given === 'string' ? findDecimal(given) : undefined;
  if (limit && !limit.isNegative()) return limit;
  report(path, 'expected a decimal number from zero up as text, such as "2.5", or null where nothing binds');
  return before;
}

function findDecimal(text: string): Decimal | undefined {
  try {
    return Decimal.parse(text);
  } catch (error) {
    if (error instanceof DecimalMalformed) return undefined;
    throw error;
  }
}
