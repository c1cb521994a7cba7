import { describe, expect, it } from '@jest/globals';
import { CODE_RULE_CASES } from '../../testing/code-rule-cases.js';
import { EN16931_CII } from '../../testing/en16931-cii.js';
import { EN16931_UBL } from '../../testing/en16931-ubl.js';
import { findingsOn, swap } from '../../testing/rule-cases.js';
import { findUnit } from '../documents/units.js';
import { CODE_LIST_RULES } from './code-list-rules.js';
import { COUNTRIES, CURRENCIES } from './codes/other-codes.js';
import { ADDRESS_SCHEMES, EXEMPTION_REASONS, ICD } from './codes/scheme-codes.js';
import { UNITS } from './codes/unit-codes.js';
import * as untdid from './codes/untdid-codes.js';

/** A VAT category that is none leaves its sums in none, which are other rules' business. */
const WITH_SUMS = ['BR-CL-17', 'BR-CL-18'];
const ALONE = CODE_LIST_RULES.map(({ id }) => id).filter((id) => !WITH_SUMS.includes(id));
const every = (length: number, codeAt: (index: number) => string) => Array.from({ length }, (_, i) => codeAt(i));

describe('rules of code lists', () => {
  it.each(ALONE)('%s is broken without any other', (rule) => {
    expect(CODE_RULE_CASES[rule]?.refused().map((finding) => finding.rule)).toEqual([rule]);
  });

  it('say which code is none of which list, and repeat no more of it than a person reads', () => {
    const [finding] = swap('unitCode="H87"', `unitCode="${'P'.repeat(300)}"`).refused();
    expect(finding).toMatchObject({
      rule: 'BR-CL-23',
      where: expect.stringMatching(/Invoice\/InvoiceLine\[2\]\/InvoicedQuantity$/),
      message: `"${'P'.repeat(30)}" is no code of UN/ECE Recommendation 20 with 21 [BT-130, BT-150]`,
    });
  });

  it.each([
    ['BR-CL-07', 'schemeID="AFG"', 'schemeID="LOT"'],
    ['BR-CL-20', '<cbc:AllowanceChargeReasonCode>PC<', '<cbc:AllowanceChargeReasonCode>95<'],
    ['BR-CL-23', '<cbc:BaseQuantity unitCode="TNE">', '<cbc:BaseQuantity unitCode="TON">'],
  ])('%s is of lines too', (rule, from, to) => {
    expect(swap(from, to).refused()).toEqual(expect.arrayContaining([expect.objectContaining({ rule })]));
  });

  it.each([
    ['BR-CL-01', '<ram:TypeCode>380<', '<ram:TypeCode>999<'],
    ['BR-CL-08', '<ram:SubjectCode>AAI<', '<ram:SubjectCode>QQQ<'],
    ['BR-CL-14', '<ram:CountryID>SE<', '<ram:CountryID>SW<'],
    ['BR-CL-21', '<ram:GlobalID schemeID="0160">', '<ram:GlobalID schemeID="EAN">'],
    ['BR-CL-25', '<ram:URIID schemeID="0088">', '<ram:URIID schemeID="0160">'],
  ])('%s is of the Cross Industry Invoice too', (rule, from, to) => {
    expect(findingsOn(EN16931_CII.replace(from, to)).map((finding) => finding.rule)).toEqual([rule]);
  });

  it('take a tax point by the code that CII has for it', () => {
    const at = (code: string) =>
      EN16931_CII.replace(/<ram:TaxPointDate>.*?<\/ram:TaxPointDate>/g, '').replaceAll(
        /(<ram:CategoryCode>S<\/ram:CategoryCode>)(<ram:DueDateTypeCode>.*?<\/ram:DueDateTypeCode>)?(?=<ram:RateApplicablePercent>(19|7)<\/ram:RateApplicablePercent><\/ram:ApplicableTradeTax>\s*<)/g,
        `$1<ram:DueDateTypeCode>${code}</ram:DueDateTypeCode>`,
      );
    const rulesAt = (code: string) => findingsOn(at(code)).map(({ rule }) => rule);
    expect(at('29')).not.toBe(EN16931_CII);
    for (const code of ['5', '29', '72']) expect(rulesAt(code)).toEqual([]);
    expect(rulesAt('6')).toEqual(['BR-CL-06']);
    expect(rulesAt('constructor')).toEqual(['BR-CL-06']);
  });

  it('are for invoices that claim to follow the standard', () => {
    const own = EN16931_UBL.replace('unitCode="H87"', 'unitCode="台"');
    expect(findingsOn(own).map(({ rule }) => rule)).toEqual(['BR-CL-23']);
  });
});

describe('the code lists', () => {
  it('have every unit that is converted, but for the are and the hectare, which the list leaves out', () => {
    const codes = every(36 ** 3, (index) => index.toString(36).toUpperCase());
    const converted = codes.filter((code) => findUnit(code) !== undefined);
    expect(converted.length).toBeGreaterThan(50);
    expect(converted.filter((code) => !UNITS.has(code))).toEqual(['ARE', 'HAR']);
  });

  it.each([
    ['units', UNITS, ['C62', 'KGM', 'XPP', 'XBX'], ['BX', 'PCS', 'kgm', '']],
    ['identifier schemes', ICD, ['0002', '0088', '0160', '0204'], ['0092', '0103', '9930', '88']],
    ['address schemes', ADDRESS_SCHEMES, ['0088', '9930', 'EM'], ['0160', '9906']],
    ['exemption reasons', EXEMPTION_REASONS, ['VATEX-EU-AE', 'VATEX-FR-AE'], ['VATEX-EU']],
    ['allowance reasons', untdid.ALLOWANCE_REASONS, ['95', '100'], ['FC', '1']],
    ['charge reasons', untdid.CHARGE_REASONS, ['FC', 'ABL', 'ZZZ'], ['95']],
    ['payment means', untdid.PAYMENT_MEANS, ['58', 'ZZZ'], ['0', '99']],
    ['currencies', CURRENCIES, ['EUR', 'CNY', 'XCG', 'ANG', 'STN'], ['RMB', 'eur', '']],
    ['countries', COUNTRIES, ['CN', '1A', 'XI'], ['EL', 'EU', 'UK']],
  ])('of %s know the codes that they have, and no others', (_what, list, known, unknown) => {
    expect(known.filter((code) => !list.has(code))).toEqual([]);
    expect(unknown.filter((code) => list.has(code))).toEqual([]);
  });
});
