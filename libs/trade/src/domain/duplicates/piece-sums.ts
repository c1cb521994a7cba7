import type { CutSumRules } from './duplicate-rules.js';

/** One invoice of a pair, with an amount above zero. */
export interface Part {
  readonly sha256: string;
  /** Days from the invoice that is asked about. */
  readonly day: number;
  readonly amountMinor: bigint;
}

export interface Cut {
  readonly whole: Part;
  readonly pieces: readonly Part[];
}

export interface CutsFound {
  readonly cuts: readonly Cut[];
  /** Sums set against the wholes, by how many pieces they had. */
  readonly sumsTried: readonly number[];
}

type PieceRules = Pick<CutSumRules, 'piecesWithinDays' | 'wholeWithinDays' | 'piecesMax' | 'slackMinor'>;

/**
 * Every choice of two pieces or more that adds up to a whole, each piece rounded by the slack at most. All amounts are above zero, so a sum that is
 * above every whole is not gone on with.
 *
 * @param held a piece of every choice
 */
export function piecesAddingUp(
  candidates: readonly Part[],
  wholes: readonly Part[],
  rules: PieceRules,
  held?: Part,
): CutsFound {
  const sorted = byAmount(wholes);
  const reach = (sorted.at(-1)?.amountMinor ?? 0n) + rules.slackMinor * BigInt(rules.piecesMax);
  const ordered = candidates.toSorted((a, b) => a.day - b.day);
  const cuts: Cut[] = [];
  const sumsTried = Array.from({ length: rules.piecesMax + 1 }, () => 0);
  const pieces: Part[] = held ? [held] : [];
  if (sorted.length > 0) extend(held?.amountMinor ?? 0n, 0, held?.day ?? Infinity, held?.day ?? -Infinity);
  return { cuts, sumsTried };

  function extend(sum: bigint, from: number, firstDay: number, lastDay: number): void {
    for (let index = from; index < ordered.length; index += 1) {
      const next = ordered[index];
      if (!next) continue;
      const [first, last] = [Math.min(firstDay, next.day), Math.max(lastDay, next.day)];
      const longer = sum + next.amountMinor;
      if (last - first > rules.piecesWithinDays || longer > reach) continue;
      pieces.push(next);
      if (pieces.length >= 2) compare(longer, first, last);
      if (pieces.length < rules.piecesMax) extend(longer, index + 1, first, last);
      pieces.pop();
    }
  }

  function compare(sum: bigint, firstDay: number, lastDay: number): void {
    sumsTried[pieces.length] = (sumsTried[pieces.length] ?? 0) + 1;
    const slack = rules.slackMinor * BigInt(pieces.length);
    for (let index = firstFrom(sorted, sum - slack); index < sorted.length; index += 1) {
      const whole = sorted[index];
      if (!whole || whole.amountMinor > sum + slack) break;
      const farthest = Math.max(Math.abs(whole.day - firstDay), Math.abs(whole.day - lastDay));
      if (farthest <= rules.wholeWithinDays && !pieces.some(({ sha256 }) => sha256 === whole.sha256)) {
        cuts.push({ whole, pieces: [...pieces] });
      }
    }
  }
}

export function byAmount(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => (a.amountMinor < b.amountMinor ? -1 : a.amountMinor > b.amountMinor ? 1 : 0));
}

/** Of parts in the order of their amounts, the index of the first with so much or more. */
export function firstFrom(sorted: readonly Part[], leastMinor: bigint): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.amountMinor ?? leastMinor) < leastMinor) low = middle + 1;
    else high = middle;
  }
  return low;
}
