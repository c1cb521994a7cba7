import { describe, expect, it } from '@jest/globals';
import { EN16931_CII } from '../../testing/en16931-cii.js';
import { EN16931_UBL } from '../../testing/en16931-ubl.js';
import { withoutPlaces } from '../../testing/without-places.js';
import { readPaper } from '../read-paper.js';

const read = (xml: string) => readPaper(new TextEncoder().encode(xml));

function emptyIn(value: unknown, path: string): string[] {
  if (value === '' || value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => emptyIn(inner, `${path}.${key}`));
}

describe('a Cross Industry Invoice', () => {
  it('normalises to what the same invoice in UBL does, term by term', () => {
    const [ubl, cii] = [read(EN16931_UBL), read(EN16931_CII)];
    expect([ubl.findings, cii.findings]).toEqual([[], []]);
    expect(withoutPlaces(cii.document)).toEqual(withoutPlaces(ubl.document));
  });

  it('leaves none of the terms unread that the rich sample uses', () => {
    const document = read(EN16931_CII).document;
    if (document?.kind !== 'invoice') throw new Error('no invoice');
    const { period, payments, references, supportingDocuments, delivery, notes } = document.terms;
    const said = { period, references, notes, payments, line: document.lines[0]?.terms, seller: document.seller.terms };
    // A card has no account, a transfer no card, and the sample no direct debit; tax numbers outside VAT have no scheme.
    expect(emptyIn(said, '')).toEqual([
      '.payments.0.card',
      '.payments.0.mandate',
      '.payments.0.debitedAccount',
      '.payments.1.meansText',
      '.payments.1.mandate',
      '.payments.1.debitedAccount',
      '.seller.ids.0.scheme',
      '.seller.taxId.scheme',
    ]);
    expect(delivery).toMatchObject({ name: 'Ruhr Lager', location: { scheme: '0088' }, address: { country: 'DE' } });
    expect(supportingDocuments).toMatchObject([{ id: 'CERT-7', fileName: 'cert.pdf' }]);
  });

  it('keeps the place of a value, so that a finding can point at it', () => {
    const document = read(EN16931_CII).document;
    expect(document?.kind === 'invoice' && document.totals.payable.where).toMatch(
      /^[0-9]+:[0-9]+ CrossIndustryInvoice\/.*\/DuePayableAmount$/,
    );
  });

  it.each([
    ['BR-02', '<ram:ID>NS-1001</ram:ID>', ''],
    ['BR-03', /<ram:IssueDateTime>.*?<\/ram:IssueDateTime>/, ''],
    ['BR-05', '<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>', ''],
    ['BR-06', /<ram:SellerTradeParty>.*?<\/ram:SellerTradeParty>/, ''],
    ['BR-15', /<ram:DuePayableAmount>.*?<\/ram:DuePayableAmount>/, ''],
    ['date-malformed', '>20260825<', '>2026-08-25<'],
    ['date-malformed', 'format="102">20260825', 'format="610">202608'],
    [
      'boolean-malformed',
      '<udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:CalculationPercent>',
      '<udt:Indicator>no</udt:Indicator></ram:ChargeIndicator><ram:CalculationPercent>',
    ],
    ['price-base-quantity', '<ram:BasisQuantity unitCode="TNE">1<', '<ram:BasisQuantity unitCode="TNE">0<'],
    ['currency-unknown', 'InvoiceCurrencyCode>EUR<', 'InvoiceCurrencyCode>XYZ<'],
  ])('cannot be read when it breaks %s', (rule, from, to) => {
    const { document, findings } = read(EN16931_CII.replace(from, to));
    expect(document).toBeUndefined();
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('need not name its currency at each amount, but names no other', () => {
    const mixed = EN16931_CII.replace('<ram:GrandTotalAmount>', '<ram:GrandTotalAmount currencyID="USD">');
    expect(read(mixed).findings).toMatchObject([{ rule: 'currency-mixed', severity: 'error' }]);
  });
});
