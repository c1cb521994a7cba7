import { Decimal, divideRoundedHalfUp } from '@tallystick/kernel';
import type { ScoreFigures, SpreadUsed } from './pattern.js';

/** A spread below these counts as the greater of them. */
export interface LeastSpread {
  /** In the sample's own units; above zero, so that every score is a number. */
  readonly units: bigint;
  readonly perMilleOfMedian: bigint;
}

export interface RobustScore {
  readonly zHundredths: number;
  readonly spread: SpreadUsed;
  /** Twice the median and four times the median deviation, which are integers where the values are. */
  readonly twiceMedian: bigint;
  readonly fourfoldMad: bigint;
}

const Z_MAX_HUNDREDTHS = 999_999n;

/**
 * How far a value lies from a sample, in standard deviations that the sample's own outliers do not widen: 0.6745 (x - median) / MAD, the modified
 * z-score of Iglewicz and Hoaglin (1993). Where more than half of the sample is one value the MAD is zero, and (x - median) / (1.253314 MeanAD)
 * stands in for it, as in IBM Cognos. A spread below the least one counts as that. Of no sample, undefined.
 */
export function robustScore(value: bigint, sample: readonly bigint[], least: LeastSpread): RobustScore | undefined {
  if (sample.length === 0) return undefined;
  const twiceMedian = twiceMedianOf(sample);
  const doubled = sample.map((each) => magnitude(2n * each - twiceMedian));
  const fourfoldMad = twiceMedianOf(doubled);
  const [spread, numerator, denominator] = deviationOf(doubled, fourfoldMad, magnitude(twiceMedian), least);
  const z = divideRoundedHalfUp(50n * (2n * value - twiceMedian) * denominator, numerator);
  return { zHundredths: Number(clamped(z)), spread, twiceMedian, fourfoldMad };
}

/**
 * @param places decimal places of the sample's values
 * @param placesTold of which at least so many are told
 */
export function figuresOf(score: RobustScore, places: number, placesTold = 0): ScoreFigures {
  const { twiceMedian, fourfoldMad, spread, zHundredths } = score;
  return {
    median: decimalText(twiceMedian * 5n, places + 1, placesTold),
    mad: decimalText(fourfoldMad * 25n, places + 2, placesTold),
    spread,
    zHundredths,
  };
}

/** The standard deviation as a fraction: by the MAD, else by the mean deviation, and no less than the least spread makes it. */
function deviationOf(
  doubled: readonly bigint[],
  fourfoldMad: bigint,
  twiceMedian: bigint,
  { units, perMilleOfMedian }: LeastSpread,
): readonly [SpreadUsed, numerator: bigint, denominator: bigint] {
  const [leastNumerator, leastDenominator] = [
    larger(units * 2000n, twiceMedian * perMilleOfMedian) * 10_000n,
    13_490_000n,
  ];
  const sum = doubled.reduce((total, each) => total + each, 0n);
  const [spread, numerator, denominator] =
    fourfoldMad > 0n
      ? (['median', fourfoldMad * 10_000n, 26_980n] as const)
      : (['mean', sum * 1_253_314n, BigInt(doubled.length) * 2_000_000n] as const);
  const isBelow = numerator * leastDenominator < leastNumerator * denominator;
  return isBelow ? ['least', leastNumerator, leastDenominator] : [spread, numerator, denominator];
}

function twiceMedianOf(values: readonly bigint[]): bigint {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1] ?? 0n, sorted[sorted.length >> 1] ?? 0n];
  return lower + upper;
}

function decimalText(unscaled: bigint, scale: number, placesTold: number): string {
  const exact = Decimal.of(unscaled, scale).normalised();
  return (exact.scale < placesTold ? Decimal.of(exact.unscaledAt(placesTold), placesTold) : exact).toString();
}

function clamped(z: bigint): bigint {
  return z > Z_MAX_HUNDREDTHS ? Z_MAX_HUNDREDTHS : z < -Z_MAX_HUNDREDTHS ? -Z_MAX_HUNDREDTHS : z;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
