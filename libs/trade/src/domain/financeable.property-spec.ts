import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { payableOf } from '../papers/write-papers.js';
import type { TradeDetails } from '../papers/trade-details.js';
import { aTrade, fourPapers } from '../testing/a-trade.js';
import { checkPapers } from './check-papers.js';

const today = parseCalendarDate('2026-11-20');
const hundredths = (value: number) => (value / 100).toFixed(2);
const anyLine = fc.record({
  ordered: fc.integer({ min: 1, max: 500 }),
  received: fc.nat(500),
  price: fc.integer({ min: 1, max: 99_999 }),
});
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 4 });

function tradeOf(lines: readonly { quantity: number; price: number }[]): TradeDetails {
  return aTrade({
    lines: lines.map(({ quantity, price }, index) => ({
      id: String(index + 1),
      article: `A-${index}`,
      name: 'part',
      unit: 'H87',
      quantity: String(quantity),
      price: hundredths(price),
    })),
  });
}

function financeable(ordered: TradeDetails, received: TradeDetails) {
  const report = checkPapers(Object.values(fourPapers(ordered, { receipt: received })), { today });
  return { verdict: report.verdict, amountMinor: BigInt(report.financeable[0]?.amountMinor ?? '-1') };
}

describe('what may be financed, for all receipts', () => {
  it('is never more than what was received with its tax, nor less by more than rounding', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const ordered = tradeOf(lines.map(({ ordered: quantity, price }) => ({ quantity, price })));
        const received = tradeOf(
          lines.map((line) => ({ quantity: Math.min(line.received, line.ordered), price: line.price })),
        );
        const { amountMinor } = financeable(ordered, received);
        const worth = payableOf(received).amountMinor;
        expect(amountMinor <= worth).toBe(true);
        expect(amountMinor >= worth - 3n).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is the whole invoice when everything was received, and the verdict is pass', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const ordered = tradeOf(lines.map(({ ordered: quantity, price }) => ({ quantity, price })));
        expect(financeable(ordered, ordered)).toEqual({ verdict: 'pass', amountMinor: payableOf(ordered).amountMinor });
      }),
      { numRuns: 60 },
    );
  });
});
