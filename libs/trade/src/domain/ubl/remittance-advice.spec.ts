import { describe, expect, it } from '@jest/globals';
import { BUYER, SELLER, submit } from '../../testing/a-trade.js';
import { writeRemittanceAdvice, type WrittenRemittanceAdvice } from '../../testing/a-remittance-advice.js';
import { remittedLines } from '../documents/remitted-lines.js';

const lines = [
  { invoice: 'INV-1', debit: '100.00' },
  { invoice: '0042', debit: '50.00', credit: '5.00' },
  { creditNote: 'CN-1', credit: '20.00' },
];

function read(xml: string) {
  const { record, document, findings } = submit('advice.xml', xml);
  return { document, record: record?.kind === 'remittance-advice' ? record : undefined, findings };
}

const amountsOf = (advice: WrittenRemittanceAdvice) => {
  const { record } = read(writeRemittanceAdvice(advice));
  return record && remittedLines(record.advice).map(({ amountMinor }) => amountMinor);
};

describe('a remittance advice', () => {
  it('is a record that names the invoices it pays, by itself and by the order to the bank', () => {
    const { document, record, findings } = read(
      writeRemittanceAdvice({
        number: '0RA-7',
        paymentOrder: 'E2E 9',
        account: 'CN00 1234',
        receiver: 'Factor',
        lines,
      }),
    );
    expect({ document, findings }).toEqual({ document: undefined, findings: [] });
    expect(record).toMatchObject({
      number: '0RA-7',
      references: ['INV-1', '0042', '42'],
      calledBy: ['0RA-7', 'RA-7', 'E2E9'],
      advice: {
        issueDate: { value: '2026-11-01' },
        payOn: { value: '2026-11-02' },
        payer: { name: BUYER.name, uscc: BUYER.uscc },
        payee: { name: SELLER.name, uscc: SELLER.uscc },
        receiver: { name: 'Factor' },
        accounts: ['CN001234'],
        currency: { code: 'CNY' },
      },
    });
  });

  it('pays what stands in the greater column, takes off the other, and by the balance where it has no column', () => {
    expect(amountsOf({ lines })).toEqual([10_000n, 4_500n, -2_000n]);
    const others = lines.map(({ debit, credit, ...rest }) => ({
      ...rest,
      ...(debit ? { credit: debit } : {}),
      ...(credit ? { debit: credit } : {}),
    }));
    expect(amountsOf({ lines: others })).toEqual([10_000n, 4_500n, -2_000n]);
    expect(amountsOf({ lines: [{ invoice: 'INV-1', balance: '7.00' }] })).toEqual([700n]);
  });

  it('is read from any version, with its currency from its amounts where it names none, and by what all lines are about', () => {
    const header =
      '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>INV-9</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>';
    const xml = writeRemittanceAdvice({ lines: [{ debit: '1.00' }] })
      .replace('<cbc:DocumentCurrencyCode>CNY</cbc:DocumentCurrencyCode>', '')
      .replace('<cac:AccountingCustomerParty>', `${header}<cac:AccountingCustomerParty>`);
    const { record, findings } = read(xml);
    expect(findings).toEqual([]);
    expect(record).toMatchObject({ references: ['INV-9'], advice: { currency: { code: 'CNY' } } });
  });

  it.each<readonly [string, string, (xml: string) => string]>([
    ['the total debit', 'remittance-debit', (xml) => xml.replace('>150.00</cbc:TotalDebit', '>150.01</cbc:TotalDebit')],
    [
      'the total credit',
      'remittance-credit',
      (xml) => xml.replace('>25.00</cbc:TotalCredit', '>24.00</cbc:TotalCredit'),
    ],
    [
      'the payment',
      'remittance-payment',
      (xml) => xml.replace('>125.00</cbc:TotalPayment', '>150.00</cbc:TotalPayment'),
    ],
    ['a negative amount', 'amount-negative', (xml) => xml.replace('>5.00</cbc:CreditLine', '>-5.00</cbc:CreditLine')],
    ['another currency', 'currency-mixed', (xml) => xml.replace('currencyID="CNY">5.00<', 'currencyID="EUR">5.00<')],
    [
      'a line without a sum',
      'amount-missing',
      (xml) => xml.replace(/<cbc:DebitLineAmount currencyID="CNY">100.00<\/cbc:DebitLineAmount>/, ''),
    ],
    ['two lines of one number', 'line-repeated', (xml) => xml.replace('<cbc:ID>2</cbc:ID>', '<cbc:ID>1</cbc:ID>')],
  ])('is told where %s is wrong', (_what, rule, bend) => {
    const { record, findings } = read(bend(writeRemittanceAdvice({ lines })));
    expect(record).toBeDefined();
    const found = findings.find((finding) => finding.rule === rule);
    expect(found).toMatchObject({ severity: 'error' });
    expect(found?.where).toMatch(/^[0-9]+:[0-9]+ .*RemittanceAdvice/);
  });

  it('is unsure where a balance is not what its columns leave', () => {
    const { findings } = read(writeRemittanceAdvice({ lines: [{ invoice: 'INV-1', debit: '9.00', balance: '8.00' }] }));
    expect(findings.map(({ rule, severity }) => `${rule}: ${severity}`)).toEqual(['remittance-balance: warning']);
    const meant = ['9.00', '-9.00', '0.00'].map((balance) => ({ invoice: 'INV-1', debit: '9.00', balance }));
    expect(read(writeRemittanceAdvice({ lines: meant })).findings).toEqual([]);
  });

  it.each<readonly [string, string, (xml: string) => string]>([
    [
      'no payer',
      'payer-missing',
      (xml) => xml.replace(/<cac:AccountingCustomerParty>.*<\/cac:AccountingCustomerParty>/, ''),
    ],
    [
      'no payee',
      'payee-missing',
      (xml) => xml.replace(/<cac:AccountingSupplierParty>.*<\/cac:AccountingSupplierParty>/, ''),
    ],
    ['no line', 'lines-missing', (xml) => xml.replace(/<cac:RemittanceAdviceLine>.*<\/cac:RemittanceAdviceLine>/, '')],
    ['an unknown currency', 'currency-unknown', (xml) => xml.replaceAll('CNY', 'XQQ')],
    [
      'no currency at all',
      'currency-missing',
      (xml) => xml.replaceAll(/<cbc:DocumentCurrencyCode>CNY<\/cbc:DocumentCurrencyCode>| currencyID="CNY"/g, ''),
    ],
    ['a part of a cent', 'amount-precision', (xml) => xml.replaceAll('>5.00<', '>5.001<')],
    ['no number', 'element-missing', (xml) => xml.replace('<cbc:ID>RA-77</cbc:ID>', '')],
    ['no such day', 'date-malformed', (xml) => xml.replace('2026-11-02', '2026-02-30')],
  ])('cannot be read with %s', (_what, rule, bend) => {
    const { record, findings } = read(bend(writeRemittanceAdvice({ lines })));
    expect(record).toBeUndefined();
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('is none in another namespace', () => {
    const { findings } = read(
      writeRemittanceAdvice({ lines }).replace('xsd:RemittanceAdvice-2', 'xsd:RemittanceAdvice-3'),
    );
    expect(findings).toMatchObject([{ rule: 'paper-unknown', message: expect.stringContaining('RemittanceAdvice') }]);
  });
});
