import { require } from './act.js';
import type { Claim, Interval, Part } from './state.js';
import type { Turn } from './turn.js';
import { NOBODY, number } from './values.js';

export interface Found {
  readonly claim: Claim;
  readonly part: Part;
}

export function findPart({ state }: Turn, id: bigint, from: bigint): Found | undefined {
  const claim = state.claims.get(id);
  const part = claim?.parts.find((each) => each.from === from);
  return claim && part && { claim, part };
}

export function livePart(turn: Turn, id: bigint, named: Interval & { readonly version: bigint }): Found {
  const found = findPart(turn, id, named.from);
  require(found?.part.to === named.to && found.part.version === named.version, 'FragmentStale');
  return found;
}

/** The part that the act names by receivable, from, to and version. */
export function namedPart(turn: Turn): Found {
  const { fields } = turn;
  return livePart(turn, number(fields, 'receivable'), {
    from: number(fields, 'from'),
    to: number(fields, 'to'),
    version: number(fields, 'version'),
  });
}

/** The same for acts that do not say where it ends. */
export function partNamedByStart(turn: Turn): Found {
  const { fields } = turn;
  const found = findPart(turn, number(fields, 'receivable'), number(fields, 'from'));
  require(found?.part.version === number(fields, 'version'), 'FragmentStale');
  return found;
}

export function heldPart(turn: Turn): Found {
  const found = namedPart(turn);
  require(found.part.holder === number(turn.fields, 'holder'), 'HolderDiffers');
  return found;
}

export function requirePledgee({ fields }: Turn, part: Part): void {
  require(part.pledgee === number(fields, 'pledgee'), 'PledgeeDiffers');
}

export function requireUnburdened(part: Part): void {
  require(!part.frozen && !part.locked && !part.disputed, 'FragmentFlagged');
}

export function requireMovable({ now }: Turn, { claim, part }: Found): void {
  require(part.pledgee === NOBODY, 'PledgeStands');
  requireUnburdened(part);
  require(now < claim.due, 'Matured');
}

/** Where a tail of the act's amount begins. */
export function cutOf({ fields }: Turn, part: Interval): bigint {
  const amount = number(fields, 'amount');
  require(amount > 0n && amount <= part.to - part.from, 'AmountOutOfRange');
  return part.to - amount;
}

/** Puts `written` in the place of the parts that it covers. Returns the claim as it is then. */
export function rewrite({ state }: Turn, claim: Claim, written: readonly Part[], retired?: Interval): Claim {
  const covered = (part: Interval) =>
    [...written, ...(retired ? [retired] : [])].some(({ from, to }) => part.from < to && part.to > from);
  const parts = [...claim.parts.filter((part) => !covered(part)), ...written].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  const after = {
    ...claim,
    parts,
    retired: retired ? [...claim.retired, retired] : claim.retired,
    starts: [...new Set([...claim.starts, ...written.map(({ from }) => from)])],
  };
  state.claims.set(claim.id, after);
  return after;
}

/** The whole part, changed, at its next version. */
export function change(turn: Turn, { claim, part }: Found, changes: Partial<Part>): bigint {
  const version = part.version + 1n;
  rewrite(turn, claim, [{ ...part, ...changes, version }]);
  return version;
}

/** The tail from `cut` on, changed; a head that remains stays what it is. Both are at the next version. */
export function changeTail(turn: Turn, { claim, part }: Found, cut: bigint, changes: Partial<Part>): bigint {
  const version = part.version + 1n;
  const tail = { ...part, ...changes, from: cut, version };
  const head = cut === part.from ? [] : [{ ...part, to: cut, version }];
  rewrite(turn, claim, [...head, tail]);
  return version;
}

/** Ends the tail from `cut` on. */
export function retire(turn: Turn, { claim, part }: Found, cut: bigint): bigint {
  const version = part.version + 1n;
  const head = cut === part.from ? [] : [{ ...part, to: cut, version }];
  rewrite(turn, claim, head, { from: cut, to: part.to });
  return version;
}

/** How another comes to hold a part: nobody stands behind what comes back to who did. */
export function handedTo(part: Part, recipient: bigint): Partial<Part> {
  return { holder: recipient, recourse: part.recourse === recipient ? NOBODY : part.recourse };
}
