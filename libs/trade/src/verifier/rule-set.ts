import { createHash } from 'node:crypto';
import { encodeFields } from '@tallystick/kernel';
import { TRADE_CHECKS } from '../domain/checks/trade-checks.js';
import type { TradeRules } from '../domain/rules/trade-rules.js';
import { TAX_RATES } from '../domain/totals/tax-rates.js';

/** Raised whenever a check comes to another answer on the same papers, which nothing below would tell. */
const RULES_VERSION = 4;

const DOMAIN = 'tallystick/rule-set/1';

/**
 * What an invoice is judged by, as SHA-256 in 0x hex: two verifications with one hash were judged alike.
 * @param schematron SHA-256 of each of the operator's own rule files, in any order
 */
export function ruleSetHash(rules: TradeRules, schematron: readonly string[]): string {
  return hashOf({
    version: RULES_VERSION,
    checks: TRADE_CHECKS.map(({ id }) => id),
    rules,
    taxRates: TAX_RATES,
    ...(schematron.length > 0 ? { schematron: schematron.toSorted() } : {}),
  });
}

function hashOf(rules: object): string {
  const text = JSON.stringify(rules, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return `0x${createHash('sha256')
    .update(encodeFields([DOMAIN, text]))
    .digest('hex')}`;
}
