import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { aTrade, BUYER, fourPapers, SELLER, STRANGER } from '../../testing/a-trade.js';
import type { Organisation } from '../../papers/trade-details.js';
import { checkPapers } from '../check-papers.js';

let serial = 0;

/** The four papers of the same goods sold once more. */
function sold(seller: Organisation, buyer: Organisation, date: string, price = '850.00') {
  serial += 1;
  const base = aTrade();
  const lines = base.lines.map((line, index) => (index === 0 ? { ...line, price } : line));
  const numbered = (name: string) => ({ number: `${name}-${serial}`, date });
  const papers = { order: numbered('PO'), despatch: numbered('DN'), receipt: numbered('GR') };
  return Object.values(
    fourPapers({ ...base, seller, buyer, lines, ...papers, invoice: { ...numbered('INV'), dueDate: '2026-12-20' } }),
  );
}

function circular(...trades: readonly ReturnType<typeof sold>[]) {
  const { checks } = checkPapers(trades.flat(), { today: parseCalendarDate('2026-11-20') });
  return checks
    .filter(({ id }) => id === 'circular-trade')
    .map(({ outcome, inputs }) => ({ outcome, circles: inputs.circles }));
}

describe('circular trade', () => {
  it('is for a person to look at on every invoice of the circle, with its figures', () => {
    const circle = [
      sold(SELLER, BUYER, '2026-08-01'),
      sold(BUYER, STRANGER, '2026-08-05'),
      sold(STRANGER, SELLER, '2026-08-11'),
    ];
    const seen = { outcome: 'review', circles: [{ parties: 3, days: 10, keptPercent: 100 }] };
    expect(circular(...circle)).toEqual([seen, seen, seen]);
  });

  it.each([
    ['goods go on and do not come back', [sold(SELLER, BUYER, '2026-08-01'), sold(BUYER, STRANGER, '2026-08-05')]],
    [
      'they come back before they went',
      [
        sold(SELLER, BUYER, '2026-08-01'),
        sold(BUYER, SELLER, '2026-08-02'),
        sold(STRANGER, SELLER, '2026-07-01'),
      ].slice(0, 1),
    ],
    ['value was added', [sold(SELLER, BUYER, '2026-08-01'), sold(BUYER, SELLER, '2026-08-11', '950.00')]],
    ['it took longer than a quarter', [sold(SELLER, BUYER, '2026-05-01'), sold(BUYER, SELLER, '2026-08-01')]],
  ])('is not when %s', (_case, trades) => {
    for (const { outcome } of circular(...trades)) expect(outcome).toBe('pass');
  });
});
