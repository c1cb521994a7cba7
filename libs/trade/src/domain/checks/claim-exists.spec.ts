import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { writeInvoice } from '../../papers/write-papers.js';
import { aTrade, submit } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';

const trade = aTrade();

function outcome(xml: string) {
  const { checks } = checkPapers([submit('invoice.xml', xml)], { today: parseCalendarDate('2026-11-20') });
  return checks.find(({ id }) => id === 'claim-exists')?.outcome;
}

describe('whether an invoice claims payment', () => {
  it.each([
    ['a commercial invoice', '380', 'pass'],
    ['a self-billed invoice', '389', 'pass'],
    ['a corrected invoice, which stands for another', '384', 'review'],
    ['a freight invoice', '780', 'review'],
    ['a proforma invoice', '325', 'fail'],
    ['an invoice that a factor owns', '393', 'fail'],
  ])('%s', (_case, type, expected) => {
    expect(outcome(writeInvoice(trade).replace('>380<', `>${type}<`))).toBe(expected);
  });

  it('as a debit note only where it names the invoice that it adds to', () => {
    const note = writeInvoice(trade).replace('>380<', '>383<');
    const reference =
      '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>7</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>';
    const naming = note.replace('<cac:AccountingSupplierParty>', `${reference}<cac:AccountingSupplierParty>`);
    expect([outcome(note), outcome(naming)]).toEqual(['review', 'pass']);
  });

  it.each([
    ['a factor', '上海某保理有限公司', 'review'],
    ['the seller itself', trade.seller.name, 'pass'],
  ])('when %s is to be paid', (_case, name, expected) => {
    const payee = `<cac:PayeeParty><cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName></cac:PayeeParty>`;
    expect(outcome(writeInvoice(trade).replace('<cac:TaxTotal>', `${payee}<cac:TaxTotal>`))).toBe(expected);
  });

  it('not from an organisation to itself; a namesake a person looks at', () => {
    const uncoded = / schemeID="USCC">[^<]*</g;
    const own = writeInvoice({ ...trade, buyer: trade.seller });
    expect(outcome(own)).toBe('fail');
    expect(outcome(own.replaceAll(uncoded, '><'))).toBe('review');
  });
});
