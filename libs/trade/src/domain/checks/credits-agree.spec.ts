import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { writeInvoice } from '../../papers/write-papers.js';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, fourPapers, STRANGER, submit, withQuantities } from '../../testing/a-trade.js';
import { writeEInvoice } from '../../testing/an-einvoice.js';
import { EN16931_CII } from '../../testing/en16931-cii.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import { readPaper } from '../read-paper.js';

const trade = aTrade();
const agreeing = Object.values(fourPapers(trade));
/** Ten rotors of the hundred: CNY 8,500.00 and 13% tax. */
const returned = withQuantities(trade, '10');
const note = (changes: Partial<Parameters<typeof writeCreditNote>[1]> = {}, details = returned) =>
  submit(
    'credit.xml',
    writeCreditNote(details, { number: 'CN-1', date: '2026-09-01', of: [trade.invoice.number], ...changes }),
  );

function outcome(papers: readonly SubmittedPaper[], onlyInvoice?: string) {
  const today = parseCalendarDate('2026-11-20');
  const report = checkPapers(papers, { today, ...(onlyInvoice && { onlyInvoice }) });
  return {
    verdict: report.verdict,
    troubled: report.checks.filter((check) => check.outcome !== 'pass').map((check) => `${check.id}: ${check.outcome}`),
    financeable: report.financeable.map(({ amountMinor }) => amountMinor),
  };
}

describe('credit notes', () => {
  it('are taken off what their invoice carries', () => {
    expect(outcome([...agreeing, note()])).toEqual({ verdict: 'pass', troubled: [], financeable: ['10904500'] });
  });

  it('add up over several', () => {
    const two = [note(), note({ number: 'CN-2', date: '2026-09-02' })];
    expect(outcome([...agreeing, ...two])).toMatchObject({ verdict: 'pass', financeable: ['9944000'] });
  });

  it('find their invoice however its number is written', () => {
    const of = [` 00${trade.invoice.number}`];
    expect(outcome([...agreeing, note({ of })])).toMatchObject({ verdict: 'pass', financeable: ['10904500'] });
  });

  it('count once with the tax bureau’s red-letter form of them, and twice, which fails, where the two differ', () => {
    const { number, date } = { number: '2'.repeat(20), date: '2026-09-01' };
    const redLetter = (of: string) => {
      const taken = { ...returned, invoice: { number, date, dueDate: date } };
      return submit('red.xml', writeEInvoice(taken, { sign: -1n, remark: `被红冲蓝字数电票号码：${of}` }));
    };
    const whole = { verdict: 'pass', troubled: [], financeable: ['10904500'] };
    expect(outcome([...agreeing, note({ number }), redLetter(trade.invoice.number)])).toEqual(whole);
    const otherInvoice = [...agreeing, note({ number, of: ['3'.repeat(20)] }), redLetter(trade.invoice.number)];
    expect(outcome(otherInvoice)).toMatchObject({ verdict: 'review', financeable: ['10904500'] });
    const bent = [...agreeing, note({ number }, withQuantities(trade, '20')), redLetter(trade.invoice.number)];
    expect(outcome(bent).troubled).toEqual(['papers-unique: fail']);
  });

  it.each([
    ['line by line', 'InvoiceDocumentReference', '</cac:CreditNoteLine>'],
    ['as one billed by the buyer', 'SelfBilledInvoiceDocumentReference', '<cac:AccountingSupplierParty>'],
  ])('find their invoice where they name it %s', (_case, name, place) => {
    const reference = `<cac:BillingReference><cac:${name}><cbc:ID>${trade.invoice.number}</cbc:ID></cac:${name}></cac:BillingReference>`;
    const unnamed = writeCreditNote(returned, { number: 'CN-1', date: '2026-09-01', of: [] });
    const named = submit('credit.xml', unnamed.replace(place, reference + place));
    expect(outcome([...agreeing, named])).toEqual({ verdict: 'pass', troubled: [], financeable: ['10904500'] });
  });

  it('count in full, and go to review, when they name no invoice but its order', () => {
    expect(outcome([...agreeing, note({ of: [] })])).toEqual({
      verdict: 'review',
      troubled: ['credits-agree: review'],
      financeable: ['10904500'],
    });
  });

  it('count in full, and go to review, when they name several invoices', () => {
    expect(outcome([...agreeing, note({ of: [trade.invoice.number, 'other'] })])).toEqual({
      verdict: 'review',
      troubled: ['credits-agree: review'],
      financeable: ['10904500'],
    });
  });

  it('go to review when they take back more than was billed, and leave nothing', () => {
    expect(outcome([...agreeing, note({}, withQuantities(trade, '200', '400'))])).toEqual({
      verdict: 'review',
      troubled: ['credits-agree: review'],
      financeable: ['0'],
    });
  });

  it('go to review when they are dated before their invoice', () => {
    expect(outcome([...agreeing, note({ date: '2026-08-24' })]).troubled).toEqual(['credits-agree: review']);
  });

  it('fail in another currency', () => {
    expect(outcome([...agreeing, note({}, { ...returned, currency: 'USD' })]).troubled).toEqual([
      'credits-agree: fail',
    ]);
  });

  it('between other parties belong to another trade, and are told of when no invoice is there for them', () => {
    const theirs = note({}, { ...returned, buyer: STRANGER });
    const mine = note({ number: 'CN-2' });
    expect(outcome([...agreeing, mine, theirs])).toEqual({
      verdict: 'review',
      troubled: ['papers-complete: review'],
      financeable: ['10904500'],
    });
    const [, , , invoice] = agreeing;
    expect(outcome([...agreeing, mine, theirs], invoice?.sha256).troubled).toEqual(['papers-complete: review']);
  });

  it('have to add up like any other paper', () => {
    const xml = writeCreditNote(returned, { number: 'CN-1', date: '2026-09-01', of: [trade.invoice.number] });
    const bent = submit('credit.xml', xml.replace('>9605.00</cbc:PayableAmount>', '>9605.01</cbc:PayableAmount>'));
    expect(outcome([...agreeing, bent]).troubled).toEqual(['documents-add-up: fail']);
  });

  it.each([
    ['a UBL credit note', writeCreditNote(returned, { number: 'CN-1', date: '2026-09-01', of: ['1'] })],
    ['a UBL invoice of type 381', writeInvoice(trade).replace('>380<', '>381<')],
    ['a UBL invoice below zero', writeInvoice(withQuantities(trade, '-10'))],
    ['a self-billed factored one, type 502', writeInvoice(trade).replace('>380<', '>502<')],
    ['one on a prepayment, type 503', writeInvoice(trade).replace('>380<', '>503<')],
    ['a Cross Industry Invoice of type 381', EN16931_CII.replace('TypeCode>380<', 'TypeCode>381<')],
  ])('are %s', (_case, xml) => {
    expect(readPaper(new TextEncoder().encode(xml)).document?.kind).toBe('credit-note');
  });
});
