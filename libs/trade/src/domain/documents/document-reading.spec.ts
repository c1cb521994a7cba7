import { describe, expect, it } from '@jest/globals';
import { writeDespatchAdvice, writeInvoice, writeOrder } from '../../papers/write-papers.js';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, submit } from '../../testing/a-trade.js';
import type { TradeDocument } from './trade-document.js';
import { readingOf } from './document-reading.js';

const trade = aTrade();

function documentIn(xml: string): TradeDocument {
  const { document } = submit('paper.xml', xml);
  if (!document) throw new Error('unreadable');
  return document;
}

const pathOf = (where: string) => where.slice(where.indexOf(' ') + 1);

describe('a document as a person reads it', () => {
  it('says of an invoice who, when, how much, and line by line, each with its place', () => {
    const reading = readingOf(documentIn(writeInvoice(trade)));
    expect(reading).toMatchObject({ typeCode: '380', currency: { code: 'CNY' }, seller: { name: trade.seller.name } });
    expect(reading.days.map(({ name, value }) => [name, value])).toEqual([
      ['issued', '2026-08-25'],
      ['due', '2026-11-20'],
    ]);
    expect(reading.references).toEqual([{ kind: 'order', number: 'PO-2026-0071' }]);
    expect(reading.amounts.map(({ name, value }) => [name, value.toString()])).toEqual([
      ['lineTotal', 'CNY 105000.00'],
      ['taxExclusive', 'CNY 105000.00'],
      ['tax', 'CNY 13650.00'],
      ['taxInclusive', 'CNY 118650.00'],
      ['payable', 'CNY 118650.00'],
    ]);
    expect(reading.taxes).toMatchObject([{ category: 'S', percent: '13' }]);
    expect(reading.lines.map(({ article, orderLines, where }) => [article, orderLines, pathOf(where)])).toEqual([
      ['电机转子 ST-204', ['PO-2026-0071/10'], 'Invoice/InvoiceLine'],
      ['轴承 6203', ['PO-2026-0071/20'], 'Invoice/InvoiceLine[2]'],
    ]);
  });

  it('says what an order and a despatch advice have, and of what they have not nothing', () => {
    const order = readingOf(documentIn(writeOrder(trade)));
    expect([order.amounts.map(({ name }) => name), order.references, order.taxes]).toEqual([['lineTotal'], [], []]);
    const despatch = readingOf(documentIn(writeDespatchAdvice(trade)));
    expect(despatch).toMatchObject({ typeCode: '', currency: undefined, amounts: [] });
    expect(despatch.lines.map(({ net, price }) => [net, price])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('names the invoice that a credit note takes back', () => {
    const { references } = readingOf(
      documentIn(writeCreditNote(trade, { number: 'CN-1', date: '2026-08-26', of: [trade.invoice.number] })),
    );
    expect(references).toContainEqual({ kind: 'invoice', number: trade.invoice.number });
  });

  it('has the place of a fault among its own', () => {
    const bent = writeInvoice(trade).replace(
      '>85000.00</cbc:LineExtensionAmount>',
      '>85000.02</cbc:LineExtensionAmount>',
    );
    const { findings } = submit('bent.xml', bent);
    const reading = readingOf(documentIn(bent));
    const places = [...reading.lines, ...reading.amounts, ...reading.taxes].map(({ where }) => pathOf(where));
    expect(findings.length).toBeGreaterThan(0);
    for (const { where } of findings) expect(places.some((place) => pathOf(where).startsWith(place))).toBe(true);
  });
});
