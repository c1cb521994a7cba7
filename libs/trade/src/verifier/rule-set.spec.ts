import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TRADE_RULES } from '../domain/rules/trade-rules.js';
import { ruleSetHash } from './rule-set.js';

const [one, other] = ['ab'.repeat(32), 'cd'.repeat(32)];

const hashOf = (schematron: readonly string[]) => ruleSetHash(DEFAULT_TRADE_RULES, schematron);

describe('the hash of the rules', () => {
  it('names the operator’s own files, in whatever order', () => {
    const hashes = [[], [one], [other], [one, other]].map(hashOf);
    expect(new Set(hashes).size).toBe(4);
    expect(hashOf([other, one])).toBe(hashOf([one, other]));
    expect(hashes[0]).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('is another one when a figure among them is', () => {
    const { tolerances, circles } = DEFAULT_TRADE_RULES;
    const hashes = [
      DEFAULT_TRADE_RULES,
      { ...DEFAULT_TRADE_RULES, circles: { ...circles, keptPercent: 94n } },
      { ...DEFAULT_TRADE_RULES, tolerances: { ...tolerances, total: tolerances.price } },
    ].map((rules) => ruleSetHash(rules, []));
    expect(new Set(hashes).size).toBe(3);
  });
});
