import { divideRoundedHalfUp } from '@tallystick/kernel';
import type { DigitsRules } from './pattern-rules.js';
import type { DigitsSeen } from './pattern.js';
import type { TradeSample } from './trade-sample.js';

/** Benford's law: of amounts that spread over powers of ten, log10(1 + 1/d) begin with the digit d. Millionths, by digit. */
export const BENFORD_MILLIONTHS = [301_030, 176_091, 124_939, 96_910, 79_181, 66_947, 57_992, 51_153, 45_757] as const;

/**
 * The mean absolute deviation that a sample of n has of itself: the sum over the digits of sqrt(2 p (1 - p) / (pi n)) by nine, the normal
 * approximation of a binomial's. 0.234847 / sqrt(n); this is the 0.234847, in millionths.
 */
const CHANCE_MILLIONTHS = 234_847n;

/**
 * The amounts of a whole history against Benford's law, by Nigrini's mean absolute deviation. His limit of 0.015 is for large samples: of 300 honest
 * amounts it would tell of every third set, so what chance makes of a sample is allowed besides.
 */
export function digitsOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  rules: DigitsRules,
): readonly DigitsSeen[] {
  const amounts = [invoice, ...earlier].map(({ amountMinor }) => amountMinor).filter((amount) => amount > 0n);
  const sample = amounts.length;
  if (sample < rules.sampleMin || !spansEnough(amounts, rules)) return [];
  const counts = BENFORD_MILLIONTHS.map(() => 0);
  for (const amount of amounts) {
    const index = Number(amount.toString().charAt(0)) - 1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  // Millionths times the sample.
  const deviations = BENFORD_MILLIONTHS.map((expected, index) =>
    Math.abs((counts[index] ?? 0) * 1e6 - expected * sample),
  );
  const sum = deviations.reduce((total, each) => total + each, 0);
  if (!isBeyondChance(BigInt(sum), BigInt(sample), BigInt(rules.deviationMillionths))) return [];
  const digit = deviations.indexOf(Math.max(...deviations)) + 1;
  return [
    { pattern: 'digits', sample, madMillionths: Number(divideRoundedHalfUp(BigInt(sum), 9n * BigInt(sample))), digit },
  ];
}

/** Whether sum / 9n - limit > chance / sqrt(n), without a root. */
function isBeyondChance(sum: bigint, sample: bigint, limit: bigint): boolean {
  const excess = sum - limit * 9n * sample;
  return excess > 0n && excess * excess > CHANCE_MILLIONTHS * CHANCE_MILLIONTHS * 81n * sample;
}

function spansEnough(amounts: readonly bigint[], { spanMin, trimPercent }: DigitsRules): boolean {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const trimmed = Math.floor((sorted.length * trimPercent) / 100);
  const [least, greatest] = [sorted[trimmed] ?? 0n, sorted[sorted.length - 1 - trimmed] ?? 0n];
  return greatest >= least * spanMin;
}
