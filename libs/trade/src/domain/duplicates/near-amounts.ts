import type { DuplicateRules } from './duplicate-rules.js';

/** Between which amounts every near duplicate of one lies: the rule is a share of the larger of the two, so the upper side reaches further. */
export function nearAmounts(
  amountMinor: bigint,
  { nearAmountPerMille }: DuplicateRules,
): { readonly least: bigint; readonly most: bigint } {
  const size = amountMinor < 0n ? -amountMinor : amountMinor;
  const reach = (size * nearAmountPerMille) / (1000n - nearAmountPerMille) + 1n;
  return { least: amountMinor - reach, most: amountMinor + reach };
}

/** Whether two amounts differ by so many thousandths of the larger at most. */
export function areNearAmounts(a: bigint, b: bigint, perMille: bigint): boolean {
  const off = a > b ? a - b : b - a;
  return off * 1000n <= (a > b ? a : b) * perMille;
}
