import { describe, expect, it } from '@jest/globals';
import { writeInvoice, writeOrder } from '../../papers/write-papers.js';
import { aTrade } from '../../testing/a-trade.js';
import { readPaper } from '../read-paper.js';

const invoice = writeInvoice(aTrade());
const rulesBroken = (xml: string) => readPaper(new TextEncoder().encode(xml)).findings.map(({ rule }) => rule);
const total = (name: string, amount: string) => `<cbc:${name} currencyID="CNY">${amount}</cbc:${name}>`;
const charge = (isCharge: boolean, amount: string) =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator>${total('Amount', amount)}` +
  '<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>13.0</cbc:Percent></cac:TaxCategory></cac:AllowanceCharge>';

describe('the sums of an invoice', () => {
  it('add up', () => {
    expect(rulesBroken(invoice)).toEqual([]);
  });

  it.each([
    ['PEPPOL-EN16931-R120', '>85000.00</cbc:LineExtensionAmount>', '>85000.02</cbc:LineExtensionAmount>'],
    ['BR-CO-10', total('LineExtensionAmount', '105000.00'), total('LineExtensionAmount', '105000.01')],
    ['BR-CO-13', total('TaxExclusiveAmount', '105000.00'), total('TaxExclusiveAmount', '105000.01')],
    ['BR-CO-15', total('TaxInclusiveAmount', '118650.00'), total('TaxInclusiveAmount', '118650.01')],
    ['BR-CO-16', total('PayableAmount', '118650.00'), total('PayableAmount', '118649.99')],
    [
      'BR-CO-17',
      total('TaxAmount', '13650.00') + '<cac:TaxCategory>',
      total('TaxAmount', '13650.02') + '<cac:TaxCategory>',
    ],
    ['BR-S-08', total('TaxableAmount', '105000.00'), total('TaxableAmount', '104999.99')],
    ['BR-CO-14', `<cac:TaxTotal>${total('TaxAmount', '13650.00')}`, `<cac:TaxTotal>${total('TaxAmount', '13650.01')}`],
    ['BR-CO-11', '<cac:LegalMonetaryTotal>', `${charge(false, '1.00')}<cac:LegalMonetaryTotal>`],
    ['BR-CO-12', '<cac:LegalMonetaryTotal>', `${charge(true, '1.00')}<cac:LegalMonetaryTotal>`],
    ['tax-subtotal-missing', '<cbc:Percent>13</cbc:Percent>', '<cbc:Percent>9</cbc:Percent>'],
    ['BR-26', /<cac:Price>.*?<\/cac:Price>/, ''],
    ['BR-27', '>850.00</cbc:PriceAmount>', '>-850.00</cbc:PriceAmount>'],
  ])('break %s when they do not', (rule, from, to) => {
    const bent = invoice.replace(from, to);
    expect(bent).not.toBe(invoice);
    expect(rulesBroken(bent)).toContain(rule);
  });

  it('name a rule of ours for a category that no standard has, whatever it is called', () => {
    const xml = writeInvoice(aTrade()).replaceAll('<cbc:ID>S<', '<cbc:ID>constructor<');
    const { findings } = readPaper(
      new TextEncoder().encode(xml.replace('105000.00</cbc:Taxable', '105000.01</cbc:Taxable')),
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'tax-taxable' }));
  });

  it('break when one category has two subtotals', () => {
    const [subtotal = ''] = /<cac:TaxSubtotal>.*<\/cac:TaxSubtotal>/.exec(invoice) ?? [];
    expect(rulesBroken(invoice.replace(subtotal, subtotal + subtotal))).toContain('tax-subtotal-repeated');
  });

  it('count allowances and charges of the whole invoice', () => {
    const withFreight = invoice
      .replace('<cac:TaxTotal>', `${charge(true, '100.00')}<cac:TaxTotal>`)
      .replaceAll('105000.00</cbc:Tax', '105100.00</cbc:Tax')
      .replaceAll('13650.00', '13663.00')
      .replaceAll('118650.00', '118763.00')
      .replace('<cbc:PayableAmount', `${total('ChargeTotalAmount', '100.00')}<cbc:PayableAmount`);
    expect(rulesBroken(withFreight)).toEqual([]);
  });

  it('price a line by its base quantity', () => {
    const perThousand = invoice.replace(
      '850.00</cbc:PriceAmount>',
      '850000.00</cbc:PriceAmount><cbc:BaseQuantity>1000</cbc:BaseQuantity>',
    );
    expect(rulesBroken(perThousand)).toEqual([]);
  });

  it.each([
    ['BR-CO-14', '13650.00', '113650.00'],
    ['tax-unfounded', '<cbc:Percent>13</cbc:Percent>', ''],
  ])('break %s when no tax subtotal is there and the lines do not bear the tax out', (rule, from, to) => {
    const bare = invoice.replace(/<cac:TaxSubtotal>.*?<\/cac:TaxSubtotal>/, '');
    expect(rulesBroken(bare)).toEqual([]);
    expect(rulesBroken(bare.replaceAll(from, to))).toContain(rule);
  });

  it('take the rate from either place that UBL has for it', () => {
    const beside = invoice.replace(
      '<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>13</cbc:Percent>',
      '<cbc:Percent>13</cbc:Percent><cac:TaxCategory><cbc:ID>S</cbc:ID>',
    );
    expect(beside).not.toBe(invoice);
    expect(rulesBroken(beside)).toEqual([]);
  });

  it('let a line leave the standard rate to the one tax subtotal', () => {
    const bare = invoice.replaceAll(
      /(<cac:ClassifiedTaxCategory><cbc:ID>S<\/cbc:ID>)<cbc:Percent>13<\/cbc:Percent>/g,
      '$1',
    );
    expect(bare).not.toBe(invoice);
    expect(rulesBroken(bare)).toEqual([]);
    expect(rulesBroken(bare.replace('105000.00</cbc:TaxableAmount>', '104000.00</cbc:TaxableAmount>'))).toContain(
      'tax-taxable-sum',
    );
  });

  it.each(['900', '-13', '17', '25'])('warn of a tax rate of %s%%, which China does not have', (percent) => {
    const { findings } = readPaper(new TextEncoder().encode(invoice.replaceAll('>13<', `>${percent}<`)));
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'tax-rate-unknown', severity: 'warning' }));
  });

  it('leave room for the tax of each line being rounded on its own, and no more', () => {
    const taxed = (tax: string) =>
      invoice.replaceAll('13650.00', tax).replaceAll('118650.00', (105_000 + Number(tax)).toFixed(2));
    expect(rulesBroken(taxed('13650.01'))).toEqual([]);
    expect(rulesBroken(taxed('13650.02'))).toEqual(['BR-CO-17']);
  });

  it('warn when many lines are each rounded up', () => {
    const dearer = (count: number) => {
      const line = { id: '1', article: 'A', name: 'x', unit: 'H87', quantity: '1', price: '0.01' };
      const lines = Array.from({ length: count }, (_, index) => ({ ...line, id: String(index) }));
      const xml = writeInvoice(aTrade({ lines })).replaceAll(
        /(<cac:InvoiceLine>.*?<cbc:LineExtensionAmount currencyID="CNY">)0.01/g,
        '$10.02',
      );
      return readPaper(new TextEncoder().encode(xml)).findings.map(({ rule }) => rule);
    };
    expect(dearer(101)).toContain('lines-rounded-up');
    expect(dearer(100)).not.toContain('lines-rounded-up');
  });

  it('subtract what was prepaid', () => {
    const prepaid = invoice.replace(
      total('PayableAmount', '118650.00'),
      total('PrepaidAmount', '18650.00') + total('PayableAmount', '100000.00'),
    );
    expect(rulesBroken(prepaid)).toEqual([]);
  });
});

describe('the sums of an order', () => {
  it.each([
    ['order-line-net', '>85000.00</cbc:LineExtensionAmount>', '>86000.00</cbc:LineExtensionAmount>'],
    ['order-lines-sum', total('LineExtensionAmount', '105000.00'), total('LineExtensionAmount', '105000.01')],
  ])('break %s when they do not add up', (rule, from, to) => {
    expect(rulesBroken(writeOrder(aTrade()).replace(from, to))).toContain(rule);
  });
});
