import { describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDate, CurrencyUnknown, parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { AMOUNT_GRIDS, amountBucket } from './amount-grid.js';
import { AmountNotPositive } from './errors.js';
import { DATE_GRIDS, dateBucket } from './date-grid.js';
import { type BlindInvoice, NEAR_INPUTS, nearInputs } from './invoice-inputs.js';

const RUNS = { numRuns: 300 };
const EPOCH = parseCalendarDate('1970-01-01');

/** From a fen to a hundred thousand billion yuan, as many small as large. */
const anyAmount = fc
  .tuple(fc.integer({ min: 0, max: 18 }), fc.bigInt({ min: 0n, max: 999_999n }))
  .map(([digits, part]) => 10n ** BigInt(digits) + (9n * 10n ** BigInt(digits) * part) / 1_000_000n);
const anyDate = fc.integer({ min: -3_000, max: 60_000 }).map((days) => addDays(EPOCH, days));

const invoice = (amountMinor: bigint, issueDate: CalendarDate): BlindInvoice => ({
  seller: 'uscc:914403001922038216',
  buyer: 'uscc:91330100799655058B',
  number: 'INV-1',
  currency: 'CNY',
  amountMinor,
  issueDate,
});
const hex = (inputs: readonly Uint8Array[]) => inputs.map((input) => Buffer.from(input).toString('hex'));
const shared = (a: BlindInvoice, b: BlindInvoice) => {
  const others = new Set(hex(nearInputs(b)));
  return hex(nearInputs(a)).filter((input) => others.has(input)).length;
};

/** The furthest amount above that is still within 0.5% of the larger. */
const furthest = (amount: bigint) => (amount * 1000n) / 995n;

describe('near inputs', () => {
  it('meet for any two invoices within 0.5% and 3 days', () => {
    const anyPair = fc.tuple(anyAmount, fc.bigInt({ min: 0n, max: 1_000n }), anyDate, fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(anyPair, ([amount, part, date, days]) => {
        const larger = amount + ((furthest(amount) - amount) * part) / 1_000n;
        expect((larger - amount) * 1000n).toBeLessThanOrEqual(larger * 5n);
        const [a, b] = [invoice(amount, date), invoice(larger, addDays(date, days))];
        expect(shared(a, b)).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it.each(AMOUNT_GRIDS)('meet across every boundary of the grid %s, up to a hundred million yuan', (grid) => {
    let boundaries = 0;
    // Downwards from bucket to bucket: what lies just below each boundary, with the furthest that is still near it.
    for (let below = amountBucket(grid, 10n ** 10n) - 1n; below > 0n; below = amountBucket(grid, below) - 1n) {
      const far = furthest(below);
      const meets = AMOUNT_GRIDS.some((either) => amountBucket(either, below) === amountBucket(either, far));
      if (!meets) throw new Error(`${below} and ${far} meet in no grid`);
      boundaries += 1;
    }
    expect(boundaries).toBeGreaterThan(900);
  });

  it('never meet beyond one bucket: 2.1% or 8 days', () => {
    fc.assert(
      fc.property(anyAmount, anyDate, fc.integer({ min: 8, max: 400 }), (amount, date, days) => {
        expect(shared(invoice(amount, date), invoice(amount, addDays(date, days)))).toBe(0);
        const beyond = (amount * 1021n) / 1000n + 2n;
        expect(shared(invoice(amount, date), invoice(beyond, date))).toBe(0);
      }),
      RUNS,
    );
  });

  it('lie in their buckets', () => {
    fc.assert(
      fc.property(anyAmount, anyDate, (amount, date) => {
        for (const grid of AMOUNT_GRIDS) {
          const bucket = amountBucket(grid, amount);
          expect(bucket).toBeLessThanOrEqual(amount);
          expect(amountBucket(grid, bucket)).toBe(bucket);
        }
        for (const grid of DATE_GRIDS) {
          const bucket = dateBucket(grid, date);
          expect(bucket <= date && date <= addDays(bucket, 7)).toBe(true);
          expect(dateBucket(grid, bucket)).toBe(bucket);
        }
      }),
      RUNS,
    );
  });

  it('say nothing of the number and everything of the rest', () => {
    const one = invoice(1_000_000n, parseCalendarDate('2026-08-25'));
    expect(nearInputs(one)).toHaveLength(NEAR_INPUTS);
    expect(new Set(hex(nearInputs(one))).size).toBe(NEAR_INPUTS);
    expect(shared(one, { ...one, number: 'INV-9' })).toBe(NEAR_INPUTS);
    expect(shared(one, { ...one, currency: 'USD' })).toBe(0);
    expect(() => nearInputs({ ...one, currency: 'cny' })).toThrow(CurrencyUnknown);
    expect(shared(one, { ...one, seller: one.buyer, buyer: one.seller })).toBe(0);
  });

  it('are known by the recurrence’s first boundaries, which every bank must reckon alike', () => {
    const lower = (amount: bigint) => AMOUNT_GRIDS.map((grid) => amountBucket(grid, amount));
    expect(lower(1n)).toEqual([1n, 1n]);
    expect(lower(51n)).toEqual([51n, 50n]);
    expect(lower(52n)).toEqual([51n, 52n]);
    expect(lower(53n)).toEqual([53n, 52n]);
    expect(() => amountBucket('amount-0', 0n)).toThrow(AmountNotPositive);
    expect(() => amountBucket('amount-1', -5n)).toThrow(AmountNotPositive);
  });
});
