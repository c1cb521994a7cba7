import { describe, expect, it } from '@jest/globals';
import { aTradeSample } from '../../testing/a-trade-sample.js';
import { SeededRandom } from '../../../../../test/support/seeded-random.js';
import { BENFORD_MILLIONTHS, digitsOf } from './first-digits.js';
import { DEFAULT_PATTERN_RULES, type DigitsRules } from './pattern-rules.js';

const RULES = DEFAULT_PATTERN_RULES.digits;

const seen = (amounts: readonly bigint[], rules: DigitsRules = RULES) => {
  const [invoice, ...earlier] = amounts.map((amountMinor) => aTradeSample(0, { amountMinor }));
  return invoice ? digitsOf(invoice, earlier, rules) : [];
};
/** So many amounts that begin with each digit, over three powers of ten. */
const beginning = (counts: readonly number[]) =>
  counts.flatMap((count, index) =>
    Array.from({ length: count }, (_, nth) => BigInt(index + 1) * 10n ** BigInt(4 + (nth % 4))),
  );

describe('first digits', () => {
  it('are expected as Benford published them in 1938', () => {
    const percents = BENFORD_MILLIONTHS.map((share) => (share / 10_000).toFixed(1));
    expect(percents).toEqual(['30.1', '17.6', '12.5', '9.7', '7.9', '6.7', '5.8', '5.1', '4.6']);
    expect(BENFORD_MILLIONTHS.reduce((sum, share) => sum + share, 0)).toBe(1_000_000);
  });

  it('of the powers of two, which keep the law, are no sign', () => {
    expect(seen(Array.from({ length: 1_000 }, (_, index) => 2n ** BigInt(index)))).toEqual([]);
  });

  it('that are all as frequent are one, from 300 amounts on', () => {
    const even = beginning(Array.from({ length: 9 }, () => 34));
    // 306 amounts: 0.05972 off on average, most of all the 1, which is 0.18992 short.
    expect(seen(even)).toEqual([{ pattern: 'digits', sample: 306, madMillionths: 59_717, digit: 1 }]);
    expect(seen(even.slice(0, 300))).toHaveLength(1);
    expect(seen(even.slice(0, 299))).toEqual([]);
  });

  it('are one above Nigrini’s limit and what chance makes of the sample', () => {
    // Of 10,000 amounts 0.015 + 0.2348 / 100 = 0.01735, which is 0.0781 of them moved from one digit to another.
    const moved = (count: number) => beginning([3010 - count, 1761, 1249, 969, 792, 669, 580, 512, 458 + count]);
    expect(seen(moved(778))).toEqual([]);
    expect(seen(moved(783))).toMatchObject([{ sample: 10_000 }]);
  });

  it('are not looked at where the amounts lie within two powers of ten, one odd invoice aside', () => {
    const narrow = Array.from({ length: 400 }, (_, index) => BigInt(500_000 + index * 10));
    expect(seen(narrow)).toEqual([]);
    expect(seen([...narrow, 1n, 10n ** 30n])).toEqual([]);
    const spread = narrow.map((amount, index) => (index % 2 === 0 ? amount * 100n : amount));
    expect(seen(spread)).toHaveLength(1);
  });

  it('of honest sets of 300 are told of in one of a hundred at most, where the bare limit tells of more than a quarter', () => {
    const draw = new SeededRandom(4);
    const sets = Array.from({ length: 200 }, () =>
      Array.from({ length: 300 }, () => BigInt(Math.floor(10 ** (4 + draw.between(0, 2_999_999) / 1e6)))),
    );
    const off = sets.map((set) => seen(set, { ...RULES, deviationMillionths: -1_000_000 })[0]?.madMillionths ?? 0);
    expect(off.filter((mad) => mad > 15_000).length).toBeGreaterThan(50);
    expect(sets.filter((set) => seen(set).length > 0).length).toBeLessThanOrEqual(2);
  });
});
