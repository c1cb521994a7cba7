import { AmountOverFragment, FragmentsNotAdjacent, PartsDoNotTileFragment } from './errors.js';

/** `[from, to)` of a receivable, in minor units as decimal digits, as rows and messages carry it. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

export function lengthOf({ from, to }: Interval): bigint {
  return BigInt(to) - BigInt(from);
}

/** Where to cut a fragment so that its parts have these lengths, from its start. Throws `PartsDoNotTileFragment`. */
export function cutsOf(fragment: Interval, partsMinor: readonly string[]): string[] {
  const sum = partsMinor.reduce((total, part) => total + BigInt(part), 0n);
  if (sum !== lengthOf(fragment)) throw new PartsDoNotTileFragment(sum, lengthOf(fragment));
  let at = BigInt(fragment.from);
  return partsMinor.slice(0, -1).map((part) => (at += BigInt(part)).toString());
}

/** The amount that moves: what is asked for, or all of the fragment. Throws `AmountOverFragment`. */
export function amountWithin(fragment: Interval, amountMinor: string | undefined): string {
  const length = lengthOf(fragment);
  if (amountMinor === undefined) return length.toString();
  if (BigInt(amountMinor) > length) throw new AmountOverFragment(BigInt(amountMinor), length);
  return amountMinor;
}

/** Throws `FragmentsNotAdjacent` unless each fragment begins where the one before it ends. */
export function requireAdjacent(fragments: readonly Interval[]): void {
  fragments.slice(1).forEach(({ from }, index) => {
    const before = fragments[index];
    if (before && before.to !== from) throw new FragmentsNotAdjacent(before.to, from);
  });
}
