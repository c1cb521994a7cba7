import { AmountNotPositive } from './errors.js';

/** Two grids over amounts, the second shifted by half a bucket: what a boundary of one parts lies within a bucket of the other. */
export const AMOUNT_GRIDS = ['amount-0', 'amount-1'] as const;
export type AmountGrid = (typeof AMOUNT_GRIDS)[number];

/**
 * The lower bound of the bucket that holds an amount. Boundaries are b(0) = 1, b(n+1) = ceil(b(n) x 102 / 100): 2% wide, in integers, so
 * that every bank reckons the same; those of the shifted grid lie half-way between. Two amounts within 0.5% of the larger share a bucket
 * of at least one grid, since neighbouring boundaries of the two are about 1% apart.
 * @param amountMinor above 0; throws `AmountNotPositive`
 */
export function amountBucket(grid: AmountGrid, amountMinor: bigint): bigint {
  if (amountMinor <= 0n) throw new AmountNotPositive();
  let lower = 1n;
  let upper = after(lower);
  let middleBelow = 0n;
  while (upper <= amountMinor) {
    middleBelow = halfWay(lower, upper);
    [lower, upper] = [upper, after(upper)];
  }
  if (grid === 'amount-0') return lower;
  const middle = halfWay(lower, upper);
  return middle <= amountMinor ? middle : middleBelow;
}

const after = (boundary: bigint) => (boundary * 102n + 99n) / 100n;
const halfWay = (lower: bigint, upper: bigint) => (lower + upper) / 2n;
