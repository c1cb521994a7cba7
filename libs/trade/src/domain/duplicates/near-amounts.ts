import type { DuplicateRules } from './find-duplicates.js';

/** Between which amounts every near duplicate of one lies: the rule is a share of the larger of the two, so the upper side reaches further. */
export function nearAmounts(
  amountMinor: bigint,
  { nearAmountPerMille }: DuplicateRules,
): { readonly least: bigint; readonly most: bigint } {
  const size = amountMinor < 0n ? -amountMinor : amountMinor;
  const reach = (size * nearAmountPerMille) / (1000n - nearAmountPerMille) + 1n;
  return { least: amountMinor - reach, most: amountMinor + reach };
}
