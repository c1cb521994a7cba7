import { readJson, type JsonObject, type JsonValue } from '../json/read-json.js';
import { DEFAULT_XML_LIMITS } from '../xml/xml-limits.js';
import { readTolerances } from './read-tolerances.js';
import { boundsOf } from './rule-bounds.js';
import { isObject, onlyNames, pathTo, type Report } from './rule-faults.js';
import { DEFAULT_TRADE_RULES, type TradeRules } from './trade-rules.js';

export type TradeRulesReading = { readonly rules: TradeRules } | { readonly faults: readonly string[] };

/** A file of rules is some kilobytes. */
const LIMITS = { ...DEFAULT_XML_LIMITS, maxBytes: 1_000_000, maxDepth: 16 };

/**
 * An operator's rules: a JSON object with what shall be otherwise than the defaults, by the names that `TradeRules` has. Whole numbers are numbers,
 * tolerances decimal texts. All that is wrong is told at once, each with its place and what would be right.
 */
export function readTradeRules(bytes: Uint8Array): TradeRulesReading {
  const json = readJson(bytes, LIMITS);
  if ('refusal' in json) return { faults: [json.refusal.message] };
  if (!isObject(json.value)) return { faults: ['expected an object of rules by name'] };
  const faults: string[] = [];
  const report: Report = (path, expected) => void faults.push(`${path}: ${expected}`);
  const rules = overlaid(json.value, report);
  if (faults.length === 0 && rules.circles.stepsMin > rules.circles.stepsMax)
    report('circles.stepsMin', `expected at most stepsMax, ${rules.circles.stepsMax}`);
  return faults.length > 0 ? { faults } : { rules };
}

function overlaid({ tolerances, ...given }: JsonObject, report: Report): TradeRules {
  const { tolerances: before, ...figures } = DEFAULT_TRADE_RULES;
  onlyNames(given, Object.keys(figures), '', (path, expected) => report(path, `${expected}, tolerances`));
  const isGiven = tolerances !== undefined && isObject(tolerances);
  if (tolerances !== undefined && !isGiven) report('tolerances', 'expected an object of tolerances by name');
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => name in figures));
  return {
    ...overlay(figures, known, '', report),
    tolerances: isGiven ? readTolerances(tolerances, before, report) : before,
  };
}

/** The same shape as before, with every whole number that is given in place of the one there. */
function overlay<R extends object>(before: R, given: JsonValue | undefined, path: string, report: Report): R {
  if (given === undefined) return before;
  if (!isObject(given)) {
    report(path, 'expected an object of rules by name');
    return before;
  }
  onlyNames(given, Object.keys(before), path, report);
  const entries = Object.entries(before).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'object' && value !== null
      ? overlay(value, given[name], pathTo(path, name), report)
      : readNumber(value, given[name], pathTo(path, name), report),
  ]);
  return Object.fromEntries(entries) as R;
}

/** Amounts and shares are bigint among the rules, counts are numbers: whichever it was it stays. */
function readNumber(before: unknown, given: JsonValue | undefined, path: string, report: Report): unknown {
  if (given === undefined) return before;
  const { min, max } = boundsOf(path);
  if (typeof given !== 'number' || !Number.isInteger(given) || given < min || given > max) {
    report(path, `expected a whole number from ${min} to ${max}`);
    return before;
  }
  return typeof before === 'bigint' ? BigInt(given) : given;
}
