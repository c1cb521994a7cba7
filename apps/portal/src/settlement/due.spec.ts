import { describe, expect, it } from '@jest/globals';
import { duesOf, rowsOf, sumsOf } from './due.js';

const row = (day: string, amountMinor: string, currency = 'CNY') => ({
  ...{ debtor: '9', currency, month: day.slice(0, 7), day, amountMinor, overdueMinor: '0', count: 1 },
});
const POSITION = {
  held: [row('2027-03-31', '9007199254740993'), row('2027-03-31', '5', 'USD')],
  owed: [row('2027-03-05', '7'), row('2027-03-31', '1')],
};

describe('what is due', () => {
  it('is listed by when, whichever side it is on', () => {
    expect(duesOf(POSITION).map(({ day, side }) => `${day} ${side}`)).toEqual([
      ...['2027-03-05 outgoing', '2027-03-31 incoming', '2027-03-31 incoming', '2027-03-31 outgoing'],
    ]);
  });

  it('is summed exactly, and never over two currencies or sides', () => {
    const late = duesOf({ ...POSITION, held: [...POSITION.held, row('2027-03-30', '1')] });
    expect(sumsOf(late)).toEqual([
      { side: 'outgoing', currency: 'CNY', amountMinor: 8n },
      { side: 'incoming', currency: 'CNY', amountMinor: 9007199254740994n },
      { side: 'incoming', currency: 'USD', amountMinor: 5n },
    ]);
  });

  it('goes to a spreadsheet by day, with amounts as they are', () => {
    const [head, first] = rowsOf(duesOf(POSITION), (party) => `party ${party}`);
    expect(head?.slice(0, 4)).toEqual(['due', 'side', 'debtor', 'debtorName']);
    expect(first).toEqual(['2027-03-05', 'outgoing', '9', 'party 9', 'CNY', '7', '0', 1]);
  });
});
