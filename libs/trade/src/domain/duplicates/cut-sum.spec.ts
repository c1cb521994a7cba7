import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { cutSumsOf } from './cut-sum.js';
import { DEFAULT_DUPLICATE_RULES } from './duplicate-rules.js';

const RULES = DEFAULT_DUPLICATE_RULES.cutSum;

const of = (day: number, amountMinor: bigint) => aTradeSample(day, { amountMinor });
/** Unlike any other, and unlike the sum of any. */
const irregular = Array.from({ length: 8 }, (_, index) =>
  of(-20 - 7 * index, 31_415_927n + 2n ** BigInt(2 * index + 9)),
);
const whole = of(-10, 123_456_78n);

describe('a sum cut into several invoices', () => {
  it('is seen on the piece that completes it, and on the whole', () => {
    const [piece, last] = [of(-1, 23_456_71n), of(0, 100_000_07n)];
    expect(cutSumsOf(last, [...irregular, whole, piece], RULES)).toEqual([
      {
        role: 'piece',
        pieces: 2,
        daysApart: 10,
        others: [whole.sha256, piece.sha256].sort(),
      },
    ]);
    expect(cutSumsOf(whole, [...irregular, last, piece], RULES)).toMatchObject([
      { role: 'whole', pieces: 2, others: [piece.sha256, last.sha256].sort() },
    ]);
    expect(cutSumsOf(piece, [...irregular, whole], RULES)).toEqual([]);
  });

  it.each([
    ['a minor unit off for each piece', 100_000_09n, 1],
    ['three off for two pieces', 100_000_10n, 0],
  ])('may be rounded: %s', (_case, amountMinor, found) => {
    expect(cutSumsOf(of(0, amountMinor), [...irregular, whole, of(-1, 23_456_71n)], RULES)).toHaveLength(found);
  });

  it.each([
    ['seven days', 7, 1],
    ['eight days', 8, 0],
  ])('has its pieces within %s', (_case, days, found) => {
    expect(cutSumsOf(of(0, 100_000_07n), [whole, of(-days, 23_456_71n)], RULES)).toHaveLength(found);
  });

  it.each([
    ['90 days before', -90, 1],
    ['91 days before', -91, 0],
    ['90 days after', 90, 1],
  ])('has its whole %s', (_case, day, found) => {
    const earlier = [of(day, 123_456_78n), of(0, 23_456_71n)];
    expect(cutSumsOf(of(0, 100_000_07n), earlier, RULES)).toHaveLength(found);
  });

  it.each([
    [6, 1],
    [7, 0],
  ])('has %i pieces: %i found', (count, found) => {
    const pieces = Array.from({ length: count }, (_, index) => of(0, 1_000_003n + 2n ** BigInt(index + 12)));
    const sum = pieces.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    const [last, ...others] = pieces;
    expect(last && cutSumsOf(last, [of(-5, sum), ...others], RULES)).toHaveLength(found);
  });

  it('is told of the halves of a sum where the pair bills no such halves else', () => {
    expect(cutSumsOf(of(0, 5_000_000n), [...irregular, of(-3, 10_000_000n), of(-1, 5_000_000n)], RULES)).toHaveLength(
      1,
    );
  });

  it('is not told of where the pair’s amounts add up by themselves: one article at one price', () => {
    const sold = (day: number, quantity: bigint) => of(day, (quantity * 13_978n) / 10n);
    const deliveries = [61n, 64n, 67n, 71n, 83n, 122n, 128n, 131n, 135n, 142n, 154n, 205n];
    const earlier = deliveries.map((quantity, index) => sold(-index - 3, quantity * 1_000n));
    expect(cutSumsOf(sold(0, 73_000n), [...earlier, sold(0, 80_000n), sold(-2, 153_000n)], RULES)).toEqual([]);
  });

  it('is not told of where small amounts meet by chance', () => {
    expect(cutSumsOf(of(0, 700n), [of(-1, 1_200n), of(0, 500n)], RULES)).toHaveLength(1);
    expect(cutSumsOf(of(0, 7n), [of(-1, 12n), of(0, 5n)], RULES)).toEqual([]);
  });

  it('is told of five times at most, the fewest pieces first', () => {
    const pieces = Array.from({ length: 7 }, (_, index) => of(-index, 10_000_019n));
    const earlier = [of(-6, 20_000_047n), of(-7, 30_000_048n), ...pieces];
    const told = cutSumsOf(of(0, 50_000_095n), earlier, RULES);
    expect(told.map((cut) => cut.pieces)).toEqual([2, 5, 5, 5, 5]);
  });

  it('is looked for among the sixteen nearest invoices, whatever the order in which they come', () => {
    const [first, ...more] = Array.from({ length: 20 }, (_, index) => of(-1, 20_000_003n + 2n ** BigInt(index + 5)));
    const last = of(0, 10_000_019n);
    const sum = of(0, last.amountMinor + (first?.amountMinor ?? 0n));
    const list = [sum, ...(first ? [first] : []), ...more];
    expect(cutSumsOf(last, list, RULES)).toHaveLength(1);
    expect(cutSumsOf(last, list.toReversed(), RULES)).toHaveLength(1);
  });

  it('leaves out what is nothing or less', () => {
    expect(cutSumsOf(of(0, 0n), [whole, of(0, 123_456_78n)], RULES)).toEqual([]);
    expect(cutSumsOf(of(0, 223_456_78n), [whole, of(0, -100_000_00n)], RULES)).toEqual([]);
  });
});
