import { describe, expect, it } from '@jest/globals';
import { wordsOfRule } from '../../apps/portal/src/documents/finding/finding-rule.js';
import { findingWords as en } from '../../apps/portal/src/words/findings.en.js';
import { findingWords as zh } from '../../apps/portal/src/words/findings.zh.js';
import { tradeWords as tradesEn } from '../../apps/portal/src/words/trades.en.js';
import { tradeWords as tradesZh } from '../../apps/portal/src/words/trades.zh.js';
import { TRADE_CHECKS } from '../../libs/trade/src/domain/checks/trade-checks.js';
import {
  EN16931_RULES,
  PEPPOL_RULES,
  READING_RULES,
  RECKONING_RULES,
} from '../../libs/trade/src/domain/en16931/rule-book.js';
import { OWN_FINDING_RULES } from '../../libs/trade/src/domain/finding-rules.js';

const RULES = [
  ...OWN_FINDING_RULES,
  ...EN16931_RULES.map(({ id }) => id),
  ...[...READING_RULES, ...RECKONING_RULES, ...PEPPOL_RULES],
];
/** The verifier’s own, which need the registrar's certificates and the ledger. */
const VERIFIER_CHECKS = ['parties-certified', 'amount-attestable'];
const CHECKS = [...TRADE_CHECKS.map(({ id }) => id), ...VERIFIER_CHECKS];
const CJK = /[\u4e00-\u9fff]/;

describe('what the portal says of findings', () => {
  it('has words for every code that a finding may have, in both languages', () => {
    for (const [words, isChinese] of [
      [en, false],
      [zh, true],
    ] as const) {
      const told = [...RULES, 'sch:any'].map((rule) => [rule, wordsOfRule(rule, words)] as const);
      expect(told.filter(([, said]) => !said)).toEqual([]);
      // IGIC and IPSI are names; each sentence around them is in its language.
      expect(told.filter(([, said = '']) => CJK.test(said) !== isChinese)).toEqual([]);
    }
  });

  it('has words for no code that there is not', () => {
    const known = new Set<string>(RULES);
    expect(Object.keys({ ...en.own, ...en.standard }).filter((rule) => !known.has(rule))).toEqual([]);
    expect([wordsOfRule('BR-999', en), wordsOfRule('BR-S-99', en), wordsOfRule('BR-DEC-99', en)]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it('has the same words in both', () => {
    const keys = ({ own, standard, amounts, lists, categories, vat }: typeof en) =>
      [own, standard, amounts, lists, categories, vat].map((group) => Object.keys(group));
    expect(keys(zh)).toEqual(keys(en));
  });

  it('has words for every check of a verification', () => {
    expect(Object.keys(tradesEn.checks)).toEqual(expect.arrayContaining(CHECKS));
    expect(Object.keys(tradesZh.checks)).toEqual(Object.keys(tradesEn.checks));
  });
});
