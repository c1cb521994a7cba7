import type { Claim, LedgerState } from './state.js';

/** What must hold of the model itself, so that the model cannot be wrong together with the product. @returns what does not */
export function brokenRules(before: LedgerState, after: LedgerState): readonly string[] {
  const claims = [...after.claims.values()];
  return [
    ...claims.filter((claim) => !tiles(claim)).map(({ id }) => `the parts of ${id} do not tile it`),
    ...claims.filter((claim) => sinks(before.claims.get(claim.id), claim)).map(({ id }) => `a version of ${id} sank`),
    ...(total(before) > total(after) ? ['money was lost'] : []),
    ...((after.cash.balances.get(after.fixed.ledger) ?? 0n) > 0n ? ['the ledger holds money'] : []),
  ];
}

/** Live, paid and cancelled parts are `[0, face)` exactly. */
function tiles({ parts, retired, face }: Claim): boolean {
  let end = 0n;
  for (const { from, to } of [...parts, ...retired].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from !== end || to <= from) return false;
    end = to;
  }
  return end === face;
}

/** Whether what lies over some place has a lower version than what lay there, or the same one and is not what it was. */
function sinks(before: Claim | undefined, after: Claim): boolean {
  if (!before) return false;
  return after.parts.some((part) =>
    before.parts.some(
      (former) => former !== part && former.from < part.to && former.to > part.from && former.version >= part.version,
    ),
  );
}

function total({ cash }: LedgerState): bigint {
  return [...cash.balances.values()].reduce((sum, balance) => sum + balance, 0n);
}
