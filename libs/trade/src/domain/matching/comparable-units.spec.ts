import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import type { TradeDetails } from '../../papers/trade-details.js';
import { aTrade, fourPapers, submit } from '../../testing/a-trade.js';
import { writeInvoice, writeOrder, writeReceiptAdvice } from '../../papers/write-papers.js';
import { writeOrderResponse } from '../../testing/an-order-response.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const counted = (quantity: string, unit: string, price: string) => {
  const [line] = aTrade().lines;
  if (!line) throw new Error('no line');
  return aTrade({ lines: [{ ...line, quantity, unit, price }] });
};
const tonnes = counted('2.5', 'TNE', '4000.00');

function outcome(papers: readonly SubmittedPaper[]) {
  const report = checkPapers(papers, { today: parseCalendarDate('2026-11-20') });
  return {
    troubled: report.checks.filter((check) => check.outcome !== 'pass').map((check) => `${check.id}: ${check.outcome}`),
    financeable: report.financeable.map(({ amountMinor }) => amountMinor),
  };
}

const received = (receipt: TradeDetails) => outcome(Object.values(fourPapers(tonnes, { receipt })));

describe('a trade counted in several units', () => {
  it.each([
    ['kilograms', '2500', 'KGM', []],
    ['grams', '2500000', 'GRM', []],
  ])('is compared exactly: all of it received in %s', (_case, quantity, unit, troubled) => {
    expect(received(counted(quantity, unit, '4.00'))).toEqual({ troubled, financeable: ['1130000'] });
  });

  it('carries what was received, whatever it was counted in', () => {
    expect(received(counted('2000', 'KGM', '4.00'))).toEqual({
      troubled: ['quantities-agree: fail'],
      financeable: ['904000'],
    });
  });

  it('prices what it bills in another unit than was ordered', () => {
    const invoiced = (price: string) =>
      outcome(Object.values(fourPapers(tonnes, { invoice: counted('2500', 'KGM', price) })));
    expect(invoiced('4.00')).toEqual({ troubled: [], financeable: ['1130000'] });
    expect(invoiced('4.50').troubled).toEqual(['prices-agree: fail']);
  });

  it('reads a price for another unit than the line’s', () => {
    const perTonne = writeInvoice(counted('2500', 'KGM', '4.00')).replace(
      '>4.00</cbc:PriceAmount>',
      '>4000.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="TNE">1</cbc:BaseQuantity>',
    );
    const papers = [...Object.values(fourPapers(tonnes)).slice(0, 3), submit('invoice.xml', perTonne)];
    expect(outcome(papers)).toEqual({ troubled: [], financeable: ['1130000'] });
    const kilograms = counted('2500', 'KGM', '4.00');
    const alike = [...Object.values(fourPapers(kilograms)).slice(0, 3), submit('invoice.xml', perTonne)];
    expect(outcome(alike)).toEqual({ troubled: [], financeable: ['1130000'] });
  });

  it('does not count what measures something else, nor a unit that is not known', () => {
    const review = { troubled: ['quantities-agree: review'], financeable: ['0'] };
    expect(received(counted('2500', 'LTR', '4.00'))).toEqual(review);
    expect(received(counted('2500', 'BX', '4.00'))).toEqual(review);
  });

  it('is not guessed at where a paper names no unit', () => {
    const unnamed = writeInvoice(counted('2.5', 'TNE', '4000.00')).replaceAll(' unitCode="TNE"', '');
    const papers = [
      ...Object.values(fourPapers(tonnes, { receipt: counted('2500', 'KGM', '4.00') })).slice(0, 3),
      submit('invoice.xml', unnamed),
    ];
    expect(outcome(papers)).toEqual({ troubled: ['quantities-agree: review'], financeable: ['0'] });
  });

  it('compares no price that is for something else than is counted, but the line’s amount where there is one', () => {
    const { despatch, receipt, invoice } = fourPapers(tonnes, { receipt: counted('2500', 'KGM', '4.00') });
    const perBox = writeOrder(tonnes).replace(
      '</cbc:PriceAmount>',
      '</cbc:PriceAmount><cbc:BaseQuantity unitCode="BX">1</cbc:BaseQuantity>',
    );
    const bare = perBox.replaceAll(/<cbc:LineExtensionAmount.*?<\/cbc:LineExtensionAmount>/g, '');
    const troubled = (order: string) => outcome([submit('order.xml', order), despatch, receipt, invoice]).troubled;
    expect([troubled(perBox), troubled(bare)]).toEqual([[], ['prices-agree: review']]);
  });

  it('takes rejected goods off in their own unit', () => {
    const xml = writeReceiptAdvice(tonnes).replace(
      '<cbc:ReceivedDate>',
      '<cbc:RejectedQuantity unitCode="KGM">500</cbc:RejectedQuantity><cbc:ReceivedDate>',
    );
    const { order, despatch, invoice } = fourPapers(tonnes);
    expect(outcome([order, despatch, submit('receipt.xml', xml), invoice])).toEqual({
      troubled: ['quantities-agree: fail'],
      financeable: ['904000'],
    });
  });

  it('changes nothing of an order when a response repeats it in another unit', () => {
    const papers = Object.values(fourPapers(tonnes, { receipt: counted('2500', 'KGM', '4.00') }));
    const response = writeOrderResponse(counted('2500', 'KGM', '4.00'), 'AP');
    expect(outcome([...papers, submit('response.xml', response)]).troubled).toEqual([]);
  });
});
