import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_RULE_CASES } from '../../testing/code-rule-cases.js';
import { CORE_RULE_CASES } from '../../testing/core-rule-cases.js';
import { DECIMAL_RULE_CASES } from '../../testing/decimal-rule-cases.js';
import { EN16931_CII } from '../../testing/en16931-cii.js';
import { EN16931_UBL } from '../../testing/en16931-ubl.js';
import { findingsOn } from '../../testing/rule-cases.js';
import { xrechnungSamples } from '../../testing/real-samples.js';
import { VAT_RULE_CASES } from '../../testing/vat-rule-cases.js';
import { billing, ublInCategory } from '../../testing/vat-samples.js';
import type { Finding } from '../finding.js';
import { readPaper } from '../read-paper.js';
import { checkEn16931 } from './check-en16931.js';
import { EN16931_RULES, READING_RULES, RECKONING_RULES } from './rule-book.js';
import { VAT_CATEGORIES } from './vat-category.js';

const CASES = { ...CODE_RULE_CASES, ...CORE_RULE_CASES, ...DECIMAL_RULE_CASES, ...VAT_RULE_CASES };
const idsOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const RULES = [...READING_RULES, ...RECKONING_RULES, ...EN16931_RULES.map(({ id }) => id)].sort();

describe('the rules of EN 16931-1', () => {
  it('are each registered once, and each has an invoice that passes and one that is refused', () => {
    expect(new Set(RULES).size).toBe(RULES.length);
    expect(Object.keys(CASES).sort()).toEqual(RULES);
  });

  it.each(RULES)('%s lets the one pass and refuses the other', (rule) => {
    expect(idsOf(CASES[rule]?.accepted() ?? [])).not.toContain(rule);
    const found = CASES[rule]?.refused().find((finding) => finding.rule === rule);
    expect(found).toMatchObject({ severity: 'error', where: expect.stringMatching(/^[0-9]+:[0-9]+ Invoice/) });
  });

  it.each(['', ...VAT_CATEGORIES.map(({ code }) => code), 'B'])(
    'are all kept by the rich sample in category "%s"',
    (code) => {
      expect(findingsOn(code === '' ? EN16931_CII : ublInCategory(code))).toEqual([]);
    },
  );

  it.each(VAT_CATEGORIES.map(({ prefix, code }) => [prefix, code]))(
    'on %s tell a line, an allowance and a charge apart',
    (prefix, code) => {
      const sample = billing(ublInCategory(code));
      const none = { taxCategory: undefined };
      const lineOnly = {
        ...sample,
        taxSubtotals: [],
        allowanceCharges: sample.allowanceCharges.map((item) => ({ ...item, ...none })),
      };
      const unused = { ...lineOnly, lines: sample.lines.map((line) => ({ ...line, ...none })) };
      expect(idsOf(checkEn16931(lineOnly))).toContain(`BR-${prefix}-01`);
      expect(idsOf(checkEn16931(unused)).filter((rule) => rule.startsWith(`BR-${prefix}-`))).toEqual([]);
    },
  );

  it('name the place and the business terms', () => {
    const document = billing(EN16931_UBL.replace('<cbc:EndpointID schemeID="0088">', '<cbc:EndpointID>'));
    const [finding, ...others] = checkEn16931(document);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'BR-62', severity: 'error' });
    expect(finding?.where).toMatch(/^[0-9]+:[0-9]+ Invoice\/AccountingSupplierParty\/Party\/EndpointID$/);
    expect(finding?.message).toContain('[BT-34-1]');
  });

  it('are for invoices that claim to follow them', () => {
    const unclaimed = EN16931_UBL.replace(/<cbc:CustomizationID>.*?<\/cbc:CustomizationID>/, '').replace(
      '<cbc:EndpointID schemeID="0088">',
      '<cbc:EndpointID>',
    );
    expect(readPaper(new TextEncoder().encode(unclaimed)).findings).toEqual([]);
    expect(idsOf(findingsOn(unclaimed))).toEqual(['BR-01', 'BR-62']);
  });
});

const { folder, names } = xrechnungSamples();
const files = names.flatMap((name) => [`${name}_ubl.xml`, `${name}_uncefact.xml`]);

(files.length > 0 ? describe : describe.skip)('a real invoice', () => {
  it.each(files)('%s keeps every rule', (file) => {
    expect(readPaper(readFileSync(join(folder, file)), { isHeldToEn16931: true }).findings).toEqual([]);
  });
});
