import { describe, expect, it } from '@jest/globals';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { aTrade, type FourPapers, fourPapers } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const START = parseCalendarDate('2026-06-01');

/** One line of a net price of its own; numbers leave room for other customers. */
function billed(serial: number, day: number, price: string): FourPapers {
  const base = aTrade();
  const on = (days: number) => addDays(START, day + days);
  return fourPapers(
    aTrade({
      taxPercent: '0',
      lines: [{ ...base.lines[0]!, quantity: '1', price }],
      order: { number: `PO-${serial}`, date: on(-20) },
      despatch: { number: `DN-${serial}`, date: on(-4) },
      receipt: { number: `GR-${serial}`, date: on(-2) },
      invoice: { number: `INV-${serial * 13}`, date: on(0), dueDate: on(60) },
    }),
  );
}

const PRICES = ['31415.93', '27182.82', '16180.34', '14142.14', '17320.51', '22360.68'];
const history = PRICES.flatMap((price, at) => Object.values(billed(10 + at, at * 9, price)));
const whole = billed(30, 60, '48151.62');
const [first, second] = [billed(31, 62, '20000.17'), billed(32, 63, '28151.45')];

function unique(papers: readonly SubmittedPaper[]) {
  const { checks } = checkPapers([...history, ...papers], { today: parseCalendarDate('2026-11-20') });
  const found = checks.filter(({ id }) => id === 'invoice-unique').slice(PRICES.length);
  return found.map(({ outcome, reason }) => ({ outcome, reason }));
}

describe('one sum cut into several invoices', () => {
  it('is no duplicate while each of them has goods of its own', () => {
    const found = unique([whole, first, second].flatMap((papers) => Object.values(papers)));
    expect(found.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass']);
  });

  it('goes to a person on the pieces that nobody delivered', () => {
    const pieces = [first, second].flatMap(({ order, invoice }) => [order, invoice]);
    const [onWhole, ...onPieces] = unique([...Object.values(whole), ...pieces]);
    expect(onWhole?.outcome).toBe('pass');
    const reason = 'it adds up with 1 more to another invoice between these parties, all within 3 days';
    expect(onPieces).toEqual([
      { outcome: 'review', reason },
      { outcome: 'review', reason },
    ]);
  });

  it('goes to a person on the whole that nobody delivered', () => {
    const pieces = [first, second].flatMap((papers) => Object.values(papers));
    const [onWhole] = unique([whole.order, whole.invoice, ...pieces]);
    expect(onWhole).toEqual({
      outcome: 'review',
      reason: '2 other invoices between these parties add up to it, all within 3 days',
    });
  });

  it('is nothing where no sum comes out', () => {
    const found = unique([...Object.values(whole), first.invoice, billed(33, 63, '28151.95').invoice]);
    expect(found.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass']);
  });
});
