import { describe, expect, it } from '@jest/globals';
import type { TradeLine } from '../../papers/trade-details.js';
import { writeInvoice } from '../../papers/write-papers.js';
import { aTrade } from '../../testing/a-trade.js';
import { readPaper } from '../read-paper.js';
import type { Invoice } from '../documents/trade-document.js';
import { identityOf } from '../duplicates/invoice-identity.js';
import { sampleOf } from './trade-sample.js';

const [first] = aTrade().lines;

/** The paper of a trade with one line for each of the changes. */
function invoiceOf(...changes: readonly Partial<TradeLine>[]): Invoice {
  const lines = changes.map((change, index) => ({ ...(first as TradeLine), id: `${index + 1}`, ...change }));
  const { document } = readPaper(new TextEncoder().encode(writeInvoice(aTrade({ lines }))));
  if (document?.kind !== 'invoice') throw new Error('no invoice was read');
  return document;
}
const sampled = (invoice: Invoice) => sampleOf(identityOf('aa', invoice), invoice);
const pricesOf = (...changes: readonly Partial<TradeLine>[]) => sampled(invoiceOf(...changes)).prices;

describe('what of an invoice is set against others', () => {
  it('is its number, day, total with tax and prices', () => {
    const { lines } = aTrade();
    expect(sampled(invoiceOf(...lines))).toEqual({
      sha256: 'aa',
      canonicalNumber: '26442000000012345678',
      issueDate: '2026-08-25',
      currency: 'CNY',
      amountMinor: 11_865_000n,
      prices: [
        { article: 'seller:ST-204', unit: 'H87', price: '850' },
        { article: 'seller:BR-6203', unit: 'H87', price: '50' },
      ],
    });
  });

  it('is a price by the reference unit, so that a tonne and a kilogram compare', () => {
    expect(pricesOf({ unit: 'TNE', price: '8500.00' })).toEqual([
      { article: 'seller:ST-204', unit: 'KGM', price: '8.5' },
    ]);
    expect(pricesOf({ unit: 'DZN', price: '100.00' })).toMatchObject([{ unit: 'H87', price: '8.333333333333333333' }]);
    expect(pricesOf({ unit: 'XBX', price: '100.00' })).toMatchObject([{ unit: 'XBX', price: '100' }]);
  });

  it('is one price of an article and unit, the dearest', () => {
    expect(pricesOf({ price: '850.00' }, { price: '1000.00' }, { price: '9.00' })).toMatchObject([{ price: '1000' }]);
    expect(pricesOf({ price: '850.00' }, { unit: 'TNE' })).toHaveLength(2);
  });

  it.each([
    ['its GTIN, of whichever length', { gtin: '6901234567892' }, 'standard:06901234567892'],
    ['the seller’s number', { article: ' st-204 ' }, 'seller:ST-204'],
    ['its name', { article: '', name: '电机  转子ＳＴ' }, 'name:电机 转子ST'],
  ])('knows an article by %s', (_case, change, article) => {
    expect(pricesOf(change)).toMatchObject([{ article }]);
  });

  it('has no price where there is none above zero', () => {
    expect(pricesOf({ price: '0.00' })).toEqual([]);
    const { lines, ...rest } = invoiceOf({});
    expect(sampled({ ...rest, lines: lines.map((line) => ({ ...line, price: undefined })) }).prices).toEqual([]);
  });
});
