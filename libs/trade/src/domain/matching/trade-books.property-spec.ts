import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import type { Invoice } from '../documents/trade-document.js';
import { anyPapers, writeFolder } from '../../testing/any-folder.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import { gatherTrades } from './gather-trades.js';
import { PaperIndex } from './paper-index.js';
import { RecordIndex } from './record-index.js';
import { keyOfOrderLine, type OrderLineKey } from './references.js';
import type { Paper, Trade } from './trade.js';
import { TradeBooks } from './trade-books.js';
import { tradesIn } from './trades-in.js';

/** All that is known of one invoice's trade, gathered and booked as if no other were asked about. */
function alone(papers: readonly SubmittedPaper[], invoice: Paper<Invoice>) {
  const { papers: readable } = tradesIn(papers);
  const [trade] = gatherTrades([invoice], new PaperIndex(readable), new RecordIndex([]), new Map());
  if (!trade) throw new Error('no such trade');
  return new TradeBooks().match(trade);
}

/** By adding up, invoice by invoice: what is billed of each order line by an invoice and those before it. */
function plainlyBilled(trade: Trade): ReadonlyMap<OrderLineKey, string> {
  const counted = [...trade.invoices.values()].filter((other) => placeOf(other) <= placeOf(trade.invoice));
  const sums = new Map<OrderLineKey, Decimal>();
  for (const { document } of counted)
    for (const { orderLines, quantity } of document.lines)
      for (const { order, line } of orderLines) {
        const key = keyOfOrderLine(order, line);
        sums.set(key, (sums.get(key) ?? Decimal.ZERO).plus(quantity.value));
      }
  return new Map([...sums].map(([key, value]) => [key, value.toString()]));
}

function placeOf({ document, sha256 }: Paper<Invoice>): string {
  return `${document.issueDate.value} ${document.number.value} ${sha256}`;
}

describe('trades that have their papers in common', () => {
  it('are gathered and booked as each would be by itself', () => {
    fc.assert(
      fc.property(anyPapers, (folder) => {
        const papers = writeFolder(folder);
        const books = new TradeBooks();
        for (const trade of tradesIn(papers).trades) expect(books.match(trade)).toEqual(alone(papers, trade.invoice));
      }),
      { numRuns: 60 },
    );
  });

  it('bill of an order line what plain sums make', () => {
    fc.assert(
      fc.property(anyPapers, (folder) => {
        const books = new TradeBooks();
        const bills = folder.filter(({ kind }) => kind !== 'credit' && kind !== 'debit');
        const onOneOrder = bills.map((paper) => ({
          ...paper,
          lines: paper.lines.map((line) => ({ ...line, orders: line.orders.slice(0, 1) })),
        }));
        for (const trade of tradesIn(writeFolder(onOneOrder)).trades) {
          const plain = plainlyBilled(trade);
          for (const [{ key }, billed] of books.match(trade).matching.billed)
            expect([key, billed.toString()]).toEqual([key, plain.get(key)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
