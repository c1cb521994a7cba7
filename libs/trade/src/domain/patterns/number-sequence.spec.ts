import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { numberSequenceOf } from './number-sequence.js';
import { DEFAULT_PATTERN_RULES } from './pattern-rules.js';

const numbered = (day: number, canonicalNumber: string | number) =>
  aTradeSample(day, { canonicalNumber: `${canonicalNumber}` });
/** Weekly before day 0, with gaps: 990, 980, ... */
const weekly = (count: number) =>
  Array.from({ length: count }, (_, index) => numbered(-7 * (index + 1), 990 - 10 * index));
const seen = (invoice: ReturnType<typeof numbered>, earlier: readonly ReturnType<typeof numbered>[]) =>
  numberSequenceOf(invoice, earlier, DEFAULT_PATTERN_RULES.numberSequence);

describe('a number out of order', () => {
  it('is a sign where it contradicts a tenth of the others', () => {
    const sign = (contradicted: number, compared: number) => [
      { pattern: 'number-sequence', form: 'out-of-order', contradicted, compared },
    ];
    expect(seen(numbered(0, 985), weekly(10))).toEqual(sign(1, 10));
    expect(seen(numbered(0, 985), weekly(11))).toEqual([]);
    expect(seen(numbered(0, 975), weekly(11))).toEqual(sign(2, 11));
    expect(seen(numbered(0, 1000), weekly(11))).toEqual([]);
  });

  it('is one beside later dates too: dated back, it is higher than those that came after', () => {
    expect(seen(numbered(-36, 1001), weekly(10))).toEqual([
      { pattern: 'number-sequence', form: 'out-of-order', contradicted: 4, compared: 9 },
    ]);
  });

  it('is not judged by fewer than five', () => {
    expect(seen(numbered(0, 1), weekly(5))).toHaveLength(1);
    expect(seen(numbered(0, 1), weekly(4))).toEqual([]);
  });

  it('is not beside an invoice of three days before, but of four', () => {
    const older = weekly(5);
    expect(seen(numbered(-1, 995), [numbered(-4, 996), ...older])).toEqual([]);
    expect(seen(numbered(0, 995), [numbered(-4, 996), ...older])).toHaveLength(1);
  });

  it('is not beside numbers of another series, nor where the day or year begins it anew', () => {
    const other = weekly(10).map((sample) => ({ ...sample, canonicalNumber: `B-${sample.canonicalNumber}` }));
    expect(seen(numbered(0, 1), other)).toEqual([]);
    const daily = weekly(10).map((sample, index) => ({
      ...sample,
      canonicalNumber: `${[...sample.issueDate.split('-')].reverse().join('')}${9 - (index % 7)}`,
    }));
    expect(seen(numbered(0, '030820261'), daily)).toEqual([]);
    const lastYear = Array.from({ length: 10 }, (_, index) => numbered(-250 - index * 7, `2025${900 - index}`));
    expect(seen(numbered(0, '202612'), lastYear)).toEqual([]);
  });
});

describe('a run of numbers', () => {
  /** 96 to 99, so many days before day 0 at most. */
  const run = (days: number) => [96, 97, 98, 99].map((counter, index) => numbered(-days + index, `INV-${counter}`));

  it('without a gap is a sign from five over four weeks', () => {
    expect(seen(numbered(0, 'INV-100'), run(28))).toEqual([
      { pattern: 'number-sequence', form: 'unbroken-run', invoices: 5, days: 28 },
    ]);
    expect(seen(numbered(0, 'INV-100'), run(27))).toEqual([]);
    expect(seen(numbered(0, 'INV-100'), run(40).slice(1))).toEqual([]);
  });

  it('is broken where another was billed between', () => {
    expect(seen(numbered(0, 'INV-101'), run(28))).toEqual([]);
  });

  it('goes on to numbers after this one', () => {
    const after = [numbered(10, 'INV-101'), numbered(30, 'INV-102')];
    expect(seen(numbered(0, 'INV-100'), [...run(5).slice(2), ...after])).toEqual([
      { pattern: 'number-sequence', form: 'unbroken-run', invoices: 5, days: 33 },
    ]);
  });

  it('of the tax bureau’s numbers says nothing', () => {
    const bureau = (day: number, last: number) => numbered(day, `2644200000001234567${last}`);
    expect(
      seen(
        bureau(0, 9),
        [5, 6, 7, 8].map((last) => bureau(last * 10 - 90, last)),
      ),
    ).toEqual([]);
  });
});
