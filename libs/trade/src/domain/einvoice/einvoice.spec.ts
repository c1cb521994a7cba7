import { describe, expect, it } from '@jest/globals';
import { writeInvoice } from '../../papers/write-papers.js';
import { aTrade, BUYER, SELLER, withQuantities } from '../../testing/a-trade.js';
import { writeEInvoice } from '../../testing/an-einvoice.js';
import { billing } from '../../testing/vat-samples.js';
import { withoutPlaces } from '../../testing/without-places.js';
import { readPaper } from '../read-paper.js';
import { unitOf } from './unit-words.js';

const trade = aTrade();
const xml = writeEInvoice(trade);
const read = (text: string) => readPaper(new TextEncoder().encode(text));
const rules = (text: string) => read(text).findings.map(({ rule }) => rule);
const NOT_ASKED = 'tax-bureau-not-asked';

describe('a fully digitalised e-invoice', () => {
  it('says of number, day, parties, sums, tax and goods what the same invoice in UBL does', () => {
    const said = (text: string) => {
      const { number, issueDate, currency, seller, buyer, tax, taxSubtotals, totals, lines, typeCode } = billing(text);
      const parties = [seller, buyer].map(({ name, uscc, registrations }) => ({ name, uscc, registrations }));
      const goods = lines.map(({ id, quantity, netAmount, price, taxCategory }) => ({
        id,
        quantity,
        netAmount,
        price,
        taxCategory,
      }));
      return withoutPlaces({ number, issueDate, currency, tax, taxSubtotals, totals, typeCode, parties, goods });
    };
    expect(said(xml)).toEqual(said(writeInvoice(trade)));
    expect(billing(xml)).toMatchObject({ kind: 'invoice', seller: SELLER, buyer: BUYER });
  });

  it('says that the tax bureau was not asked about it', () => {
    expect(read(xml).findings).toMatchObject([{ rule: NOT_ASKED, severity: 'info' }]);
    expect(billing(xml).terms.taxInvoice).toEqual({ number: trade.invoice.number, bureau: '国家税务总局深圳市税务局' });
  });

  it.each([
    ['0.13', 'S', '13'],
    ['13%', 'S', '13'],
    ['0.0025', 'S', '0.25'],
    ['0', 'Z', '0'],
    ['免税', 'E', '0'],
    ['不征税', 'O', undefined],
  ])('reads the tax rate %s', (rate, id, percent) => {
    const { lines } = billing(xml.replaceAll('>13%<', `>${rate}<`));
    expect([lines[0]?.taxCategory?.id, lines[0]?.taxCategory?.percent?.toString()]).toEqual([id, percent]);
  });

  it('has its discount on the line before it', () => {
    const discount =
      '<IssuItemInformation><ItemName>*电机*轴承 6203</ItemName><Amount>-1000.00</Amount><TaxRate>13%</TaxRate>' +
      '<ComTaxAm>-130.00</ComTaxAm></IssuItemInformation>';
    const cheaper = xml
      .replace('<AdditionalInformation>', `${discount}<AdditionalInformation>`)
      .replace('105000.00</TotalAm', '104000.00</TotalAm')
      .replace('13650.00</TotalTaxAm', '13520.00</TotalTaxAm')
      .replace('118650.00</TotalTax-', '117520.00</TotalTax-');
    expect(rules(cheaper)).toEqual([NOT_ASKED]);
    const { lines } = billing(cheaper);
    expect(lines.map(({ netAmount }) => netAmount.value.toDecimalString())).toEqual(['85000.00', '19000.00']);
    expect(lines[1]?.allowanceCharges).toMatchObject([{ isCharge: false, amount: { amountMinor: 100_000n } }]);
    expect(
      rules(cheaper.replace('<ItemName>*电机*轴承 6203</ItemName><Amount>-', '<ItemName>x</ItemName><Amount>-')),
    ).toContain('discount-stray');
  });

  it('bills a service without quantity as one of itself', () => {
    const service = xml.replaceAll(/<(Quantity|UnPrice|MeaUnits)>[^<]*<\/\1>/g, '');
    expect(rules(service)).toEqual([NOT_ASKED]);
    expect(billing(service).lines[0]).toMatchObject({ quantity: { unit: '' }, price: { baseUnit: '' } });
  });

  it('in red letters is a credit note, with amounts above zero and the invoice that its remark names', () => {
    const red = writeEInvoice(
      withQuantities({ ...trade, invoice: { ...trade.invoice, number: '2'.repeat(20) } }, '10'),
      {
        sign: -1n,
        remark: `被红冲蓝字数电票号码：${trade.invoice.number} 红字发票信息确认单编号：1`,
      },
    );
    expect(rules(red)).toEqual([NOT_ASKED]);
    const document = billing(red);
    expect(document).toMatchObject({ kind: 'credit-note', typeCode: '381' });
    expect(document.totals.payable.value.amountMinor).toBe(960_500n);
    expect(document.lines[0]?.quantity.value.toString()).toBe('10');
    expect(document.terms.precedingInvoices).toMatchObject([{ number: trade.invoice.number }]);
  });

  it('names an order in its remark', () => {
    expect(billing(writeEInvoice(trade, { remark: '合同款，订单号：PO-2026-0071，谢谢' })).orderReference).toBe(
      'PO-2026-0071',
    );
  });

  it.each([
    ['einvoice-number', `<InvoiceNumber>${trade.invoice.number}`, '<InvoiceNumber>12345678'],
    ['element-missing', /<IssueTime>[^<]*<\/IssueTime>/, ''],
    ['date-malformed', /<IssueTime>[^<]*/, '<IssueTime>yesterday'],
    ['element-missing', /<TotalTaxAm>[^<]*<\/TotalTaxAm>/, ''],
    ['seller-missing', /<SellerInformation>.*<\/SellerInformation>/, ''],
    ['buyer-missing', /<BuyerInformation>.*<\/BuyerInformation>/, ''],
    ['lines-missing', /<IssuItemInformation>.*<\/IssuItemInformation>/, ''],
    ['tax-rate-malformed', '>13%<', '>some<'],
    ['tax-rate-malformed', '>13%<', '>constructor<'],
    ['tax-rate-malformed', '>13%<', `>0.13${'0'.repeat(50)}<`],
  ])('cannot be read when it breaks %s', (rule, from, to) => {
    const { document, findings } = read(xml.replace(from, to));
    expect(document).toBeUndefined();
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it.each([
    ['einvoice-number', /<EIid>[0-9]*/, `<EIid>${'3'.repeat(20)}`],
    ['BR-CO-10', '<TotalAmWithoutTax>105000.00', '<TotalAmWithoutTax>105000.01'],
    ['BR-CO-14', '<TotalTaxAm>13650.00', '<TotalTaxAm>13650.01'],
    ['BR-CO-17', '<ComTaxAm>11050.00', '<ComTaxAm>11060.00'],
    ['PEPPOL-EN16931-R120', '<UnPrice>850.00', '<UnPrice>851.00'],
  ])('contradicts itself when it breaks %s', (rule, from, to) => {
    const { findings } = read(xml.replace(from, to));
    expect(findings).toContainEqual(expect.objectContaining({ rule, severity: 'error' }));
  });

  it.each([
    ['吨', 'TNE'],
    [' 公斤 ', 'KGM'],
    ['批', '批'],
    ['constructor', 'constructor'],
  ])('counts in %s', (word, unit) => {
    expect(unitOf(word)).toBe(unit);
  });
});
