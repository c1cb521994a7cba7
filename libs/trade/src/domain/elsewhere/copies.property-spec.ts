import { describe, expect, it } from '@jest/globals';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { copiesAmong, copySeen, type Copyable } from './copies.js';
import { DEFAULT_COPY_RULES } from './elsewhere-rules.js';

const START = parseCalendarDate('2026-08-01');

const invoices = fc
  .array(
    fc.record({
      seller: fc.constantFrom('S', 'T'),
      buyer: fc.constantFrom('B', 'C'),
      canonicalNumber: fc.constantFrom('1', '2', '3'),
      currency: fc.constantFrom('CNY', 'CNY', 'USD'),
      amount: fc.integer({ min: 990, max: 1_010 }),
      day: fc.nat(60),
      linesHash: fc.constantFrom('', 'x', 'y'),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ amount, day, ...rest }, index): Copyable => ({
      ...rest,
      sha256: String(index),
      amountMinor: BigInt(amount),
      issueDate: addDays(START, day),
    })),
  );

describe('copies among invoices', () => {
  it('are those that comparing each with each finds', () => {
    const rules = { ...DEFAULT_COPY_RULES, copiesMax: 100 };
    fc.assert(
      fc.property(invoices, (all) => {
        const found = copiesAmong(all, rules);
        for (const invoice of all) {
          const each = all.flatMap((other) => copySeen(invoice, other, rules) ?? []);
          expect(texts(found.get(invoice.sha256) ?? [])).toEqual(texts(each));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are as many on either side of a comparison', () => {
    fc.assert(
      fc.property(invoices, (all) => {
        for (const a of all) for (const b of all) expect(copySeen(a, b)).toEqual(copySeen(b, a));
      }),
    );
  });
});

function texts(list: readonly object[]): string[] {
  return list.map((one) => JSON.stringify(one)).sort();
}
