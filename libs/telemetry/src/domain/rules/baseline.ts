import { Decimal } from '@tallystick/kernel';
import { medianOf } from './median.js';
import type { MovementEvent } from './rule-event.js';

/** What a scale must show since the last approved movement. Plain JSON; decimals as text. */
export interface Baseline {
  /** Null before the first approved movement: then nothing is judged. */
  readonly weight: string | null;
  /** What all approved movements add up to. */
  readonly byPapers: string;
  readonly settling: Settling | null;
  /** When the last movement began: what was read before it is not to be held against it. */
  readonly movedAt: number;
}

interface Settling {
  /** Until then goods are on the move, milliseconds since 1970. */
  readonly until: number;
  readonly values: readonly string[];
}

export const NO_BASELINE: Baseline = { weight: null, byPapers: '0', settling: null, movedAt: 0 };

export interface Settled {
  /** How many readings after a movement the baseline is the median of. */
  readonly readings: number;
  /** How far below the papers the measured weight may be and still become the baseline: once for all movements together. */
  readonly allowance: Decimal;
}

/** The scale is to be read anew once the goods are at rest. */
export function moved({ weight, byPapers, settling, movedAt }: Baseline, event: MovementEvent): Baseline {
  const { from, until, change } = event;
  const sum = Decimal.parse(byPapers).plus(change).toString();
  return {
    weight,
    byPapers: sum,
    settling: { until: Math.max(until, settling?.until ?? until), values: [] },
    movedAt: Math.max(from, movedAt),
  };
}

/**
 * One reading after a movement. What is weighed becomes the baseline while it bears out the papers, or is more than they say. When less is
 * there they stand: else whoever takes a little along with each approved movement would have it forgotten each time. Goods that lose
 * weight by themselves need a movement that approves the loss.
 */
export function settle(before: Baseline, value: Decimal, at: number, { readings, allowance }: Settled): Baseline {
  const { byPapers, settling } = before;
  if (!settling || at < settling.until) return before;
  const values = [...settling.values, value.toString()];
  if (values.length < readings) return { ...before, settling: { ...settling, values } };
  const measured = medianOf(values.map((text) => Decimal.parse(text)));
  const expected = Decimal.parse(byPapers);
  const isTooLittle = measured.compare(expected.minus(allowance)) < 0;
  return { ...before, weight: (isTooLittle ? expected : measured).toString(), settling: null };
}
