import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { aTrade, BUYER, fourPapers, SELLER, STRANGER } from '../../testing/a-trade.js';
import { numberedTrade } from '../../testing/numbered-trade.js';
import type { Organisation, TradeDetails } from '../../papers/trade-details.js';
import { checkPapers } from '../check-papers.js';

const base = aTrade();
const bearing = { ...base.lines[1]!, id: '30', article: 'BR-6204', name: '轴承 6204', quantity: '37', price: '61.50' };
const LINES = [...base.lines, bearing];

let serial = 0;

/** Four papers with numbers of their own, but for what a test bends. */
function sold(
  seller: Organisation,
  buyer: Organisation,
  invoice: { number?: string; date?: string } = {},
  changes: Partial<TradeDetails> = {},
) {
  serial += 1;
  const trade = numberedTrade(serial, { seller, buyer, ...changes });
  return Object.values(fourPapers({ ...trade, invoice: { ...trade.invoice, ...invoice } }));
}

function copies(...trades: readonly ReturnType<typeof sold>[]) {
  const { checks } = checkPapers(trades.flat(), { today: parseCalendarDate('2026-11-20') });
  return checks
    .filter(({ id }) => id === 'copied-elsewhere')
    .map(({ outcome, inputs }) => ({ outcome, copies: inputs.copies }));
}

const N7 = { number: 'INV-0007' };

describe('an invoice copied between other parties', () => {
  it.each([
    [
      'has the seller’s number to another buyer, whatever the amount',
      [sold(SELLER, BUYER, N7), sold(SELLER, STRANGER, { number: ' inv-0007 ', date: '2026-09-25' }, { lines: LINES })],
      { shared: 'seller', sameNumber: true, sameLines: false, daysApart: 31 },
    ],
    [
      'has another seller’s name on it, and number and amount as they were',
      [sold(SELLER, BUYER, N7), sold(STRANGER, BUYER, { ...N7, date: '2026-08-28' })],
      { shared: 'buyer', sameNumber: true, sameLines: false, daysApart: 3 },
    ],
    [
      'has another number, and the same three lines',
      [
        sold(SELLER, BUYER, {}, { lines: LINES }),
        sold(STRANGER, BUYER, { date: '2026-09-20' }, { lines: [...LINES].reverse() }),
      ],
      { shared: 'buyer', sameNumber: false, sameLines: true, daysApart: 26 },
    ],
    [
      'has both names changed, and the same three lines',
      [sold(SELLER, BUYER, {}, { lines: LINES }), sold(BUYER, STRANGER, {}, { lines: LINES })],
      { shared: 'none', sameNumber: false, sameLines: true, daysApart: 0 },
    ],
  ])('%s: a person asks, on either', (_case, trades, seen) => {
    const either = { outcome: 'review', copies: [seen] };
    expect(copies(...trades)).toEqual([either, either]);
  });

  it.each([
    [
      'two sellers count alike, and bill other amounts',
      [sold(SELLER, BUYER, N7), sold(STRANGER, BUYER, N7, { lines: LINES })],
    ],
    [
      'two sellers count alike, and bill weeks apart',
      [sold(SELLER, BUYER, N7), sold(STRANGER, BUYER, { ...N7, date: '2026-08-29' })],
    ],
    ['one article or two are sold to many', [sold(SELLER, BUYER), sold(SELLER, STRANGER)]],
    [
      'an order comes again after a season',
      [sold(SELLER, BUYER, {}, { lines: LINES }), sold(SELLER, STRANGER, { date: '2026-09-25' }, { lines: LINES })],
    ],
  ])('is not suspected where %s', (_case, trades) => {
    for (const { outcome } of copies(...trades)) expect(outcome).toBe('pass');
  });
});
