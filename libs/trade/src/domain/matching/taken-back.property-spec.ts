import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { payableOf, writeInvoice } from '../../papers/write-papers.js';
import type { TradeDetails } from '../../papers/trade-details.js';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, fourPapers, submit } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';

const [first, second] = aTrade().lines as [TradeDetails['lines'][0], TradeDetails['lines'][0]];
/** Prices whose tax does not come out even. */
const trade = aTrade({
  lines: [
    { ...first, price: '8.51' },
    { ...second, price: '0.37' },
  ],
});
const today = parseCalendarDate('2026-11-20');

const quantities = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 240 }));
const note = fc.record({
  of: fc.nat(3),
  quantities,
  price: fc.constantFrom('8.51', '8.51', '8.50', '0.10', '20.00'),
  taxPercent: fc.constantFrom('13', '13', '6'),
});
const folder = fc.record({
  invoices: fc.array(quantities, { minLength: 2, maxLength: 4 }),
  notes: fc.array(note, { maxLength: 5 }),
});

function detailsOf([one, two]: readonly [number, number], price = '8.51'): TradeDetails {
  const [a, b] = trade.lines as [TradeDetails['lines'][0], TradeDetails['lines'][0]];
  return {
    ...trade,
    lines: [
      { ...a, price, quantity: String(one) },
      { ...b, quantity: String(two) },
    ],
  };
}

describe('invoices on goods that were received once, whatever is credited of them', () => {
  it('never carry more together than the goods are worth', () => {
    fc.assert(
      fc.property(folder, ({ invoices, notes }) => {
        const { order, despatch, receipt } = fourPapers(trade);
        const number = (index: number) => `INV-${index * 111}`;
        const billed = invoices.map((one, index) => {
          const invoice = { number: number(index), date: `2026-08-2${5 + index}`, dueDate: '2026-11-20' };
          return submit(`invoice-${index}`, writeInvoice({ ...detailsOf(one), invoice }));
        });
        const credited = notes.map(({ of, price, taxPercent, quantities: taken }, index) =>
          submit(
            `note-${index}`,
            writeCreditNote(
              { ...detailsOf(taken, price), taxPercent },
              { number: `CN-${index}`, date: '2026-09-01', of: [number(of)] },
            ),
          ),
        );
        const report = checkPapers([order, despatch, receipt, ...billed, ...credited], { today });
        const together = report.financeable.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
        // Each invoice's tax is rounded by itself; and of each note there is as much as rounding its two lines and its tax explains.
        const slackMinor = BigInt(invoices.length + 3 * notes.length);
        expect(together <= payableOf(trade).amountMinor + slackMinor).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
