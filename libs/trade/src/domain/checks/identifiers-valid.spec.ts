import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { writeInvoice } from '../../papers/write-papers.js';
import { aTrade, submit } from '../../testing/a-trade.js';
import { EN16931_CII } from '../../testing/en16931-cii.js';
import { checkPapers } from '../check-papers.js';

const invoice = writeInvoice(aTrade());

function check(xml: string) {
  const { checks } = checkPapers([submit('invoice.xml', xml)], { today: parseCalendarDate('2026-11-20') });
  return checks.find(({ id }) => id === 'identifiers-valid');
}

const paidTo = (account: string, xml = invoice) =>
  xml.replace(
    '<cac:TaxTotal>',
    `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>${account}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans><cac:TaxTotal>`,
  );

const bankedAt = (bank: string) =>
  paidTo('4000023009200123456').replace(
    '</cac:PayeeFinancialAccount>',
    `<cac:FinancialInstitutionBranch><cbc:ID>${bank}</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount>`,
  );

const soldAs = (scheme: string, number: string) =>
  invoice.replace(
    '</cac:SellersItemIdentification>',
    `</cac:SellersItemIdentification><cac:StandardItemIdentification><cbc:ID schemeID="${scheme}">${number}</cbc:ID></cac:StandardItemIdentification>`,
  );

const soldBy = (scheme: string, number: string) =>
  invoice.replace(
    '<cac:Party>',
    `<cac:Party><cac:PartyIdentification><cbc:ID schemeID="${scheme}">${number}</cbc:ID></cac:PartyIdentification>`,
  );

describe('identifiers that carry their own check', () => {
  it.each([
    ['an IBAN in groups of four', paidTo('DE89 3704 0044 0532 0130 00'), 'pass'],
    ['an IBAN with two digits exchanged', paidTo('DE89 3074 0044 0532 0130 00'), 'review'],
    ['an IBAN that lost a digit', paidTo('DE89 3704 0044 0532 0130 0'), 'review'],
    ['an account that is no IBAN', paidTo('4000 0230 0920 0123 456'), 'pass'],
    ['a bank’s CNAPS code', bankedAt('313651027012'), 'pass'],
    ['a CNAPS code with two digits exchanged', bankedAt('313651020712'), 'review'],
    ['a BIC in its place', bankedAt('ICBKCNBJZJP'), 'pass'],
    ['twelve digits of a bank elsewhere', EN16931_CII.replace('>ESSESESS<', '>313651020712<'), 'pass'],
    ['a GTIN', soldAs('0160', '6291041500213'), 'pass'],
    ['a GTIN with a wrong check digit', soldAs('0160', '6291041500214'), 'review'],
    ['a number that is not said to be a GTIN', soldAs('ZZZ', '6291041500214'), 'pass'],
    ['a GLN', soldBy('0088', '6291041500213'), 'pass'],
    ['a GLN with a wrong check digit', soldBy('0088', '6291041500214'), 'review'],
    ['a GLN of another length', soldBy('GLN', '12345670'), 'review'],
    ['a number that is not said to be a GLN', soldBy('ZZZ', '6291041500214'), 'pass'],
    ['an LEI with wrong check digits', soldBy('LEI', 'HWUPKR0MPOU8FGXBT395'), 'fail'],
  ])('%s', (_case, xml, outcome) => {
    expect(xml).not.toBe(invoice);
    expect(check(xml)?.outcome).toBe(outcome);
  });

  it('fail as a whole when a code of the law is wrong beside one of trade', () => {
    const both = paidTo('DE89370400440532013001', soldBy('LEI', 'HWUPKR0MPOU8FGXBT395'));
    expect(check(both)).toMatchObject({ outcome: 'fail', reason: expect.stringMatching(/LEI.*; .*IBAN/) });
  });

  it('name an account by its ends alone', () => {
    const found = check(paidTo('DE89370400440532013001'));
    expect(found?.reason).toBe('the account DE89…3001 is no IBAN: its form or check character is wrong');
    expect(JSON.stringify(found)).not.toContain('370400440532');
  });

  it('are looked at in a Cross Industry Invoice too', () => {
    const wrong = EN16931_CII.replace('SE4550000000058398257466', 'SE4550000000058398257467')
      .replace('>07300010000018<', '>07300010000019<')
      .replace('>7300010000001<', '>7300010000002<');
    expect(check(EN16931_CII)).toMatchObject({ outcome: 'pass', inputs: { ibans: ['SE45…7466'], gtins: 1 } });
    expect(check(wrong)).toMatchObject({
      outcome: 'review',
      inputs: { gln: ['7300010000002'], wrongGtins: ['07300010000019'] },
      reason: expect.stringMatching(/GLN.*GTIN.*SE45…7467 is no IBAN/),
    });
  });
});
