import { Decimal } from '@tallystick/kernel';
import { medianOf } from './median.js';
import type { MovementEvent } from './rule-event.js';

/** What a scale must show since the last approved movement. Plain JSON; decimals as text. */
export interface Baseline {
  /** Null before the first approved movement: then nothing is judged. */
  readonly weight: string | null;
  readonly settling: Settling | null;
}

interface Settling {
  /** Until then goods are on the move, milliseconds since 1970. */
  readonly until: number;
  /** The baseline before, and what the papers say came or went. */
  readonly expected: string;
  readonly values: readonly string[];
}

export const NO_BASELINE: Baseline = { weight: null, settling: null };

export interface Settled {
  /** How many readings after a movement the baseline is the median of. */
  readonly readings: number;
  /** How far from the papers the measured weight may be and still become the baseline. */
  readonly allowance: Decimal;
}

/** What the papers say stands until the scale was read often enough; a movement before the last has settled adds up. */
export function moved({ weight, settling }: Baseline, { until, change }: MovementEvent): Baseline {
  const before = settling?.expected ?? weight ?? '0';
  const expected = Decimal.parse(before).plus(change).toString();
  return { weight, settling: { until: Math.max(until, settling?.until ?? until), expected, values: [] } };
}

/**
 * One reading after a movement. What is weighed becomes the baseline while it bears out the papers, or is more than they say; when less
 * is there than they say, they stand: else whoever takes something along with an approved movement would have it forgotten.
 */
export function settle(before: Baseline, value: Decimal, at: number, { readings, allowance }: Settled): Baseline {
  const { weight, settling } = before;
  if (!settling || at < settling.until) return before;
  const values = [...settling.values, value.toString()];
  if (values.length < readings) return { weight, settling: { ...settling, values } };
  const measured = medianOf(values.map((text) => Decimal.parse(text)));
  const expected = Decimal.parse(settling.expected);
  const isTooLittle = measured.compare(expected.minus(allowance)) < 0;
  return { weight: (isTooLittle ? expected : measured).toString(), settling: null };
}
