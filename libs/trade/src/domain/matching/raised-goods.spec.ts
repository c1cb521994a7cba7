import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import type { TradeDetails } from '../../papers/trade-details.js';
import { writeInvoice, writeReceiptAdvice } from '../../papers/write-papers.js';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, fourPapers, submit, withQuantities } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const trade = aTrade();
const [rotor] = trade.lines as [TradeDetails['lines'][0]];
const of = (quantity: string, price: string): TradeDetails => ({ ...trade, lines: [{ ...rotor, quantity, price }] });
/** A hundred rotors at CNY 850.00: ordered, sent, received; and billed at the price that a test says. */
const goods = (billed: TradeDetails) => Object.values(fourPapers(of('100', '850.00'), { invoice: billed }));

interface Named {
  readonly number?: string;
  readonly date?: string;
  readonly names?: string;
}

function debitNote(details: TradeDetails, { number = 'DEBIT-1', date = '2026-08-27', names }: Named = {}) {
  const xml = writeInvoice({ ...details, invoice: { number, date, dueDate: '2026-11-20' } }).replace('>380<', '>383<');
  const reference = `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${names ?? trade.invoice.number}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`;
  return submit(number, xml.replace('<cac:AccountingSupplierParty>', `${reference}<cac:AccountingSupplierParty>`));
}

function outcome(papers: readonly SubmittedPaper[], onlyInvoice?: string) {
  const report = checkPapers(papers, { today: parseCalendarDate('2026-11-20'), ...(onlyInvoice && { onlyInvoice }) });
  const troubled = report.checks.filter((check) => check.outcome !== 'pass');
  return {
    troubled: troubled.map(({ id, outcome: found, inputs }) => `${inputs.invoice as string} ${id}: ${found}`),
    financeable: report.financeable.map(({ amountMinor }) => amountMinor),
  };
}

describe('a debit note on what an invoice billed too low', () => {
  const tooLow = [...goods(of('100', '840.00')), debitNote(of('100', '10.00'))];
  const asked = tooLow[4]?.sha256 ?? '';

  it('moves no goods: with the invoice it comes to the price that was ordered', () => {
    const late = outcome([...tooLow]);
    expect(late.troubled.filter((text) => text.startsWith('DEBIT-1'))).toEqual([]);
    expect(late.financeable[1]).toBe('113000');
    expect(outcome(tooLow, asked)).toEqual({ troubled: [], financeable: ['113000'] });
  });

  it('carries what the sum may come to, and no more', () => {
    const raising = (price: string) => outcome([...goods(of('100', '850.00')), debitNote(of('100', price))]);
    expect(raising('0.40')).toEqual({ troubled: [], financeable: ['9605000', '4520'] });
    expect(raising('10.00')).toEqual({ troubled: ['DEBIT-1 prices-agree: review'], financeable: ['9605000', '0'] });
    expect(raising('20.00')).toEqual({ troubled: ['DEBIT-1 prices-agree: fail'], financeable: ['9605000', '0'] });
  });

  it('counts with all that were written before it', () => {
    const small = ['1', '2', '3'].map((one) => debitNote(of('100', '0.20'), { number: `DEBIT-${one}${one}${one}` }));
    const result = outcome([...goods(of('100', '850.00')), ...small]);
    expect(result).toEqual({
      troubled: ['DEBIT-333 prices-agree: review'],
      financeable: ['9605000', '2260', '2260', '0'],
    });
  });

  it('carries as much of it as of the goods: what did not arrive is of the part that it means', () => {
    const received = submit('receipt.xml', writeReceiptAdvice(of('60', '850.00')));
    const papers = tooLow.map((paper) => (paper === tooLow[2] ? received : paper));
    expect(outcome(papers, asked).financeable).toEqual(['67800']);
  });
});

describe('a debit note on goods that an invoice left out', () => {
  it('bills them as an invoice does', () => {
    expect(outcome([...goods(of('90', '850.00')), debitNote(of('10', '850.00'))])).toEqual({
      troubled: [],
      financeable: ['8644500', '960500'],
    });
    const twice = outcome([...goods(of('90', '850.00')), debitNote(of('11', '850.00'))]);
    expect(twice).toEqual({ troubled: ['DEBIT-1 quantities-agree: fail'], financeable: ['8644500', '960500'] });
  });

  it.each<[string, TradeDetails, Named]>([
    ['it names no invoice that is there', of('100', '10.00'), { names: 'X-1' }],
    ['more pieces are raised than were billed', of('101', '10.00'), {}],
    ['it counts in another unit', { ...trade, lines: [{ ...rotor, unit: 'BX', price: '10.00' }] }, {}],
  ])('and stands for itself where %s', (_case, details, named) => {
    const { troubled } = outcome([...goods(of('100', '840.00')), debitNote(details, named)]);
    expect(troubled.some((text) => text.startsWith('DEBIT-1 quantities-agree'))).toBe(true);
  });
});

describe('an invoice that a debit note raised', () => {
  it('frees no goods for another when it is credited, and then nothing more is owed for them either', () => {
    const credit = writeCreditNote(of('100', '850.00'), {
      number: 'CN-1',
      date: '2026-09-01',
      of: [trade.invoice.number],
    });
    const again = { ...of('100', '850.00'), invoice: { number: 'B-77', date: '2026-09-02', dueDate: '2026-11-20' } };
    const papers = [...goods(of('100', '850.00')), submit('credit', credit), submit('again', writeInvoice(again))];
    expect(outcome(papers).troubled).toEqual([]);
    const raised = [...papers, debitNote(withQuantities(of('100', '0.40'), '100'))];
    const { troubled, financeable } = outcome(raised);
    expect(troubled).toContain('B-77 quantities-agree: fail');
    expect(financeable).toEqual(['0', '0', '0']);
  });
});
