import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { comparable, patternsOf } from './patterns-of.js';
import type { TradeSample } from './trade-sample.js';
import { signsText } from './signs-text.js';

/** Few numbers, days, prices and amounts, so that much of it is alike. */
const sample = fc
  .record({
    day: fc.integer({ min: -120, max: 20 }),
    number: fc.integer({ min: 1, max: 60 }),
    thousands: fc.integer({ min: 1, max: 9 }),
    fen: fc.constantFrom(0, 0, 0, 17),
    price: fc.constantFrom('100', '100', '101', '150'),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
  })
  .map(({ day, number, thousands, fen, price, currency }) =>
    aTradeSample(day, {
      canonicalNumber: `INV-${number}`,
      amountMinor: BigInt(thousands) * 100_000n + BigInt(fen),
      currency,
      prices: [{ article: 'seller:A', unit: 'H87', price }],
    }),
  );
const history = fc.array(sample, { minLength: 15, maxLength: 60 });

const hostile = fc
  .record({
    amountMinor: fc.oneof(fc.constantFrom(0n, -1n, 10n ** 30n, -(10n ** 30n)), fc.bigInt({ min: 0n, max: 50n })),
    canonicalNumber: fc.constantFrom('', '9'.repeat(500), `${'A'.repeat(499)}1`, '1', '2', '３', '🧾', '0'),
    issueDate: fc.constantFrom('0001-01-01', '9999-12-31', '2026-08-03').map(parseCalendarDate),
    currency: fc.constantFrom('CNY', '???', ''),
    price: fc.constantFrom('', '-1', '0', '1e9', 'NaN', '9'.repeat(200), `0.${'0'.repeat(17)}1`, '1'),
  })
  .map(({ price, ...rest }) => aTradeSample(0, { ...rest, prices: [{ article: 'A'.repeat(500), unit: '', price }] }));

const patternsIn = (invoice: TradeSample, history: readonly TradeSample[]) =>
  patternsOf(invoice, comparable(invoice, history));
const manySeen = new Set<string>();

describe('the patterns of a history', () => {
  it('are the same in whatever order it is told, and with all of it told twice', () => {
    const shuffled = fc
      .tuple(sample, history)
      .chain(([invoice, earlier]) =>
        fc.tuple(
          fc.constant(invoice),
          fc.constant(earlier),
          fc.shuffledSubarray([...earlier, ...earlier], { minLength: 2 * earlier.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([invoice, earlier, again]) => {
        const seen = patternsIn(invoice, earlier);
        for (const { pattern } of seen) manySeen.add(pattern);
        expect(patternsIn(invoice, [invoice, ...again])).toEqual(seen);
      }),
      { numRuns: 300 },
    );
    expect(manySeen.size).toBeGreaterThan(2);
  });

  it('know nothing of invoices in another currency', () => {
    fc.assert(
      fc.property(sample, history, (invoice, earlier) => {
        const own = earlier.filter(({ currency }) => currency === invoice.currency);
        expect(patternsIn(invoice, earlier)).toEqual(patternsIn(invoice, own));
      }),
      { numRuns: 100 },
    );
  });

  it('of a hostile history are figures that can be written down and read again', () => {
    fc.assert(
      fc.property(hostile, fc.array(hostile, { maxLength: 60 }), (invoice, earlier) => {
        const seen = patternsIn(invoice, earlier);
        expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
        for (const each of seen) expect(signsText(each).length).toBeLessThan(400);
      }),
      { numRuns: 300 },
    );
  });
});
