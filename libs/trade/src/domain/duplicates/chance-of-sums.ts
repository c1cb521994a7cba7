import { byAmount, firstFrom, type Part } from './piece-sums.js';

/** A share as a fraction. */
export interface Chance {
  readonly hits: bigint;
  readonly of: bigint;
}

/**
 * How often two of the pair's invoices add up to a third with no cut in question. Amounts of one article at one price are multiples of it, and so are
 * round ones: there sums come out all the time and say nothing.
 */
export function chanceOfSums(parts: readonly Part[], slackMinor: bigint): Chance {
  const sorted = byAmount(parts);
  const slack = 2n * slackMinor;
  let [hits, pairs] = [0, 0];
  for (let one = 0; one < sorted.length; one += 1) {
    for (let other = one + 1; other < sorted.length; other += 1) {
      const sum = (sorted[one]?.amountMinor ?? 0n) + (sorted[other]?.amountMinor ?? 0n);
      pairs += 1;
      for (let third = firstFrom(sorted, sum - slack); third < sorted.length; third += 1) {
        if ((sorted[third]?.amountMinor ?? 0n) > sum + slack) break;
        if (third !== one && third !== other) hits += 1;
      }
    }
  }
  return { hits: BigInt(hits), of: BigInt(pairs * Math.max(sorted.length - 2, 0)) };
}

/** Whether so many comparisons would by chance find a sum less than once in `oneIn`, as often as the pair's sums come out by themselves. */
export function isSeldomAsUsual(comparisons: bigint, usual: Chance, oneIn: bigint): boolean {
  return usual.hits === 0n || comparisons * usual.hits * oneIn <= usual.of;
}

/** The same were amounts spread evenly up to the whole, where those within the slack of it are taken for it. */
export function isSeldomAsSpread(comparisons: bigint, wholeMinor: bigint, slackMinor: bigint, oneIn: bigint): boolean {
  return comparisons * (2n * slackMinor + 1n) * oneIn <= wholeMinor;
}
