import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EN16931_CII_SCHEMA, EN16931_UBL_SCHEMA } from '../../testing/a-schematron.js';
import { EN16931_CII } from '../../testing/en16931-cii.js';
import { EN16931_UBL } from '../../testing/en16931-ubl.js';
import { findingsBy } from '../../testing/findings-by-schematron.js';
import { xrechnungSamples } from '../../testing/real-samples.js';
import { readPaper } from '../read-paper.js';

const STATED = ['BR-01', 'BR-02', 'BR-CO-10', 'BR-CO-15'];
const { folder, names } = xrechnungSamples();
const files = names.flatMap((name) => [`${name}_ubl.xml`, `${name}_uncefact.xml`]);
/** Ours, and those of others where they are. */
const INVOICES: readonly (readonly [name: string, xml: string])[] = [
  ['our own in UBL', EN16931_UBL],
  ['our own in CII', EN16931_CII],
  ...files.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
];

/** Faults by the elements of both syntaxes. */
const BENDS: Readonly<Record<string, readonly [expected: string, bend: (xml: string) => string]>> = {
  'without a specification': [
    'BR-01',
    (xml) =>
      xml
        .replace(/(<cbc:CustomizationID>)[^<]*/, '$1')
        .replace(/(<ram:GuidelineSpecifiedDocumentContextParameter>\s*<ram:ID>)[^<]*/, '$1'),
  ],
  'with another sum of lines': [
    'BR-CO-10',
    (xml) =>
      xml
        .replace(/(<cac:LegalMonetaryTotal>\s*<cbc:LineExtensionAmount[^>]*>)/, '$11')
        .replace(/(HeaderMonetarySummation>\s*<ram:LineTotalAmount>)/, '$11'),
  ],
  'with another sum with tax': [
    'BR-CO-15',
    (xml) => xml.replace(/(<cbc:TaxInclusiveAmount[^>]*>|<ram:GrandTotalAmount>)/, '$11'),
  ],
};

function byOurs(xml: string): readonly string[] {
  const { findings } = readPaper(new TextEncoder().encode(xml), { isHeldToEn16931: true });
  return stated(findings.map(({ rule }) => rule));
}

function bySchematron(xml: string): readonly string[] {
  const findings = [EN16931_UBL_SCHEMA, EN16931_CII_SCHEMA].flatMap((schema) => findingsBy(schema, xml));
  return stated(findings.map(({ rule }) => rule.replace(/^sch:/, '')));
}

const stated = (rules: readonly string[]) => [...new Set(rules.filter((rule) => STATED.includes(rule)))].sort();

describe('rules of EN 16931 in Schematron', () => {
  it('find nothing on invoices that follow it, as ours do', () => {
    for (const [name, xml] of INVOICES) {
      expect({ name, found: bySchematron(xml) }).toEqual({ name, found: [] });
      expect({ name, found: byOurs(xml) }).toEqual({ name, found: [] });
    }
  });

  it.each(Object.entries(BENDS))('find what ours find on invoices %s', (_bend, [expected, bend]) => {
    for (const [name, xml] of INVOICES) {
      const found = bySchematron(bend(xml));
      expect({ name, found }).toEqual({ name, found: expect.arrayContaining([expected]) });
      expect({ name, found }).toEqual({ name, found: byOurs(bend(xml)) });
    }
  });
});
