import { describe, expect, it } from '@jest/globals';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '../papers/write-papers.js';
import { aTrade, BUYER, SELLER } from '../testing/a-trade.js';
import { readPaper } from './read-paper.js';

const read = (xml: string) => readPaper(new TextEncoder().encode(xml));
const invoice = writeInvoice(aTrade());

describe('reading papers', () => {
  it.each([
    ['order', writeOrder(aTrade()), 'PO-2026-0071'],
    ['despatch-advice', writeDespatchAdvice(aTrade()), 'DN-5512'],
    ['receipt-advice', writeReceiptAdvice(aTrade()), 'GR-9034'],
    ['invoice', invoice, '26442000000012345678'],
  ])('reads a UBL %s with its parties and lines', (kind, xml, number) => {
    const { document, findings } = read(xml);
    expect(findings).toEqual([]);
    expect(document).toMatchObject({ kind, number: { value: number }, seller: SELLER, buyer: BUYER });
    expect(document?.lines).toHaveLength(2);
  });

  it('quotes no more of an unknown name than a person can read', () => {
    const [finding] = read(`<${'a'.repeat(100_000)}/>`).findings;
    expect(JSON.stringify(finding).length).toBeLessThan(500);
  });

  it('refuses an invoice of a hundred thousand lines by the limit that it is over', () => {
    const [, line = ''] = /(<cac:InvoiceLine>[^]*?<\/cac:InvoiceLine>)/.exec(invoice) ?? [];
    const many = invoice.replace(line, '<cac:InvoiceLine/>'.repeat(100_000));
    expect(read(many)).toEqual({
      document: undefined,
      findings: [expect.objectContaining({ rule: 'xml-too-many-elements', message: 'more than 100000 elements' })],
    });
  });

  it('keeps the place of a value, so that a finding can point at it', () => {
    const document = read(invoice).document;
    expect(document?.kind === 'invoice' && document.totals.payable.where).toMatch(
      /^[0-9]+:[0-9]+ Invoice\/LegalMonetaryTotal\/PayableAmount$/,
    );
  });

  it('ties each line to the order line it names', () => {
    const document = read(invoice).document;
    expect(document?.kind === 'invoice' && document.lines[1]?.orderLines).toMatchObject([
      { order: 'PO-2026-0071', line: '20' },
    ]);
  });

  it.each([
    ['a rejection below zero', 'H87', '100', '-7', '0', 'quantity-negative'],
    ['a receipt below zero, which takes goods back', 'H87', '-100', '0', '-100', 'quantity-negative'],
    ['goods rejected in another unit', 'BX', '100', '7', '0', 'quantity-units'],
  ])('counts none too many of %s', (_case, unit, received, rejected, kept, rule) => {
    const xml = writeReceiptAdvice(aTrade())
      .replace('>100</cbc:ReceivedQuantity>', `>${received}</cbc:ReceivedQuantity>`)
      .replace(
        '<cbc:ReceivedDate>',
        `<cbc:RejectedQuantity unitCode="${unit}">${rejected}</cbc:RejectedQuantity><cbc:ReceivedDate>`,
      );
    const { document, findings } = read(xml);
    expect(document?.kind === 'receipt-advice' && document.lines[0]?.quantity.value.toString()).toBe(kept);
    expect(findings).toMatchObject([{ rule }]);
  });

  it('takes an unlabelled number of twenty characters for an LEI only by its check digits', () => {
    const named = (number: string) => {
      const { document } = read(invoice.replace(/<cbc:CompanyID schemeID="USCC">[^<]*/, `<cbc:CompanyID>${number}`));
      return document?.seller.lei;
    };
    expect(named('HWUPKR0MPOU8FGXBT394')).toBe('HWUPKR0MPOU8FGXBT394');
    expect(named('26442000000012345678')).toBe('');
  });

  it('reads entries in registers however they are punctuated', () => {
    const tax = (number: string) =>
      '<cac:PartyTaxScheme><cbc:CompanyID>' +
      `${number}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
    const { document } = read(
      invoice.replace('<cac:PartyLegalEntity>', `${tax('be 0123.456-789')}<cac:PartyLegalEntity>`),
    );
    expect(document?.seller.registrations).toEqual([`legal USCC:${SELLER.uscc}`, 'tax VAT:BE0123456789']);
  });

  it('takes rejected goods off those received', () => {
    const xml = writeReceiptAdvice(aTrade()).replace(
      '<cbc:ReceivedDate>',
      '<cbc:RejectedQuantity unitCode="H87">7</cbc:RejectedQuantity><cbc:ReceivedDate>',
    );
    const document = read(xml).document;
    expect(document?.kind === 'receipt-advice' && document.lines[0]?.quantity.value.toString()).toBe('93');
  });

  it.each([
    ['another vocabulary', '<rsm:CrossIndustryInvoice xmlns:rsm="urn:x"/>'],
    [
      'UBL of a kind not read',
      invoice
        .replaceAll('Invoice-2', 'Reminder-2')
        .replace('<Invoice', '<Reminder')
        .replace('</Invoice>', '</Reminder>'),
    ],
    ['an Invoice of no namespace', '<Invoice/>'],
    ['a name that objects inherit', '<constructor/>'],
  ])('does not read %s', (_case, xml) => {
    const { document, findings } = read(xml);
    expect(document).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'paper-unknown', severity: 'error' }]);
  });

  it.each([
    ['BR-02', '<cbc:ID>26442000000012345678</cbc:ID>', ''],
    ['BR-03', '<cbc:IssueDate>2026-08-25</cbc:IssueDate>', ''],
    ['BR-05', '<cbc:DocumentCurrencyCode>CNY</cbc:DocumentCurrencyCode>', ''],
    ['BR-15', /<cbc:PayableAmount.*?<\/cbc:PayableAmount>/, ''],
    ['BR-16', /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/, ''],
    ['BR-06', /<cac:AccountingSupplierParty>.*<\/cac:AccountingSupplierParty>/, ''],
    ['currency-unknown', '<cbc:DocumentCurrencyCode>CNY<', '<cbc:DocumentCurrencyCode>XYZ<'],
    ['amount-precision', '>118650.00</cbc:PayableAmount>', '>118650.005</cbc:PayableAmount>'],
    ['number-malformed', '>118650.00</cbc:PayableAmount>', '>118,650.00</cbc:PayableAmount>'],
    ['date-malformed', '<cbc:IssueDate>2026-08-25', '<cbc:IssueDate>2026-02-30'],
    ['date-malformed', '<cbc:IssueDate>2026-08-25', '<cbc:IssueDate>0000-01-01'],
    ['price-base-quantity', '</cbc:PriceAmount>', '</cbc:PriceAmount><cbc:BaseQuantity>0</cbc:BaseQuantity>'],
    [
      'party-identifiers',
      '<cac:Party>',
      `<cac:Party>${'<cac:PartyIdentification><cbc:ID>1</cbc:ID></cac:PartyIdentification>'.repeat(101)}`,
    ],
    ['value-too-long', '<cbc:ID>26442000000012345678', `<cbc:ID>${'9'.repeat(501)}`],
  ])('cannot read an invoice that breaks %s', (rule, from, to) => {
    const { document, findings } = read(invoice.replace(from, to));
    expect(document).toBeUndefined();
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('tells all faults of a paper at once', () => {
    const broken = invoice
      .replace('2026-08-25', 'soon')
      .replace('>118650.00</cbc:PayableAmount>', '>much</cbc:PayableAmount>');
    expect(read(broken).findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['date-malformed', 'number-malformed']),
    );
  });

  it.each([
    ['element-repeated', '<cbc:IssueDate>', '<cbc:IssueDate>2026-08-24</cbc:IssueDate><cbc:IssueDate>'],
    ['currency-mixed', '<cbc:PayableAmount currencyID="CNY">', '<cbc:PayableAmount currencyID="USD">'],
    [
      'party-ambiguous',
      '</cbc:CompanyID>',
      '</cbc:CompanyID></cac:PartyLegalEntity><cac:PartyLegalEntity><cbc:CompanyID schemeID="USCC">91100000100003962T</cbc:CompanyID>',
    ],
  ])('finds that a paper says two things at once: %s', (rule, from, to) => {
    const { document, findings } = read(invoice.replace(from, to));
    expect(document).toBeDefined();
    expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ rule, severity: 'error' })]));
  });

  it.each([
    ['order', writeOrder(aTrade()), '<cbc:ID>20<', '<cbc:ID>10<'],
    ['despatch advice', writeDespatchAdvice(aTrade()), '<cbc:ID>2<', '<cbc:ID>1<'],
  ])('finds that two lines of an %s have one number', (_kind, xml, from, to) => {
    expect(read(xml.replace(from, to)).findings).toMatchObject([{ rule: 'line-repeated', severity: 'error' }]);
  });

  it('takes zeros behind the last decimal place, and mentions them', () => {
    const { document, findings } = read(
      invoice.replace('>118650.00</cbc:PayableAmount>', '>118650.0000</cbc:PayableAmount>'),
    );
    expect(document).toBeDefined();
    expect(findings).toMatchObject([{ rule: 'amount-precision', severity: 'info' }]);
  });
});
