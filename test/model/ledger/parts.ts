import { require } from './act.js';
import { type Burden, type Claim, flagsOf, type Interval, type Part } from './state.js';
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
  const { from, to, version } = named;
  const isCurrent = found?.part.to === to && found.part.version === version;
  require(isCurrent, 'FragmentStale', { receivable: id, from, to, version });
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
  const [receivable, from, version] = [number(fields, 'receivable'), number(fields, 'from'), number(fields, 'version')];
  const found = findPart(turn, receivable, from);
  const to = found?.part.to ?? 0n;
  require(found?.part.version === version, 'FragmentStale', { receivable, from, to, version });
  return found;
}

export function heldPart(turn: Turn): Found {
  const found = namedPart(turn);
  requireHolder(found.part, number(turn.fields, 'holder'));
  return found;
}

export function requireHolder({ holder }: Part, given: bigint): void {
  require(holder === given, 'HolderDiffers', { expected: holder, given });
}

export function requirePledgee({ fields }: Turn, part: Part): void {
  const given = number(fields, 'pledgee');
  require(part.pledgee === given, 'PledgeeDiffers', { expected: part.pledgee, given });
}

export function requireUnburdened(found: Found): void {
  requireWithout(found, 'frozen', 'locked', 'disputed');
}

/** The refusal tells of all that lies on the part, also of what would not have stopped the act. */
export function requireWithout({ claim, part }: Found, ...burdens: readonly Burden[]): void {
  const refused = { receivable: claim.id, from: part.from, flags: flagsOf(part) };
  require(!burdens.some((burden) => part[burden]), 'FragmentFlagged', refused);
}

export function requireMovable({ now }: Turn, found: Found): void {
  const { claim, part } = found;
  const { from, pledgee } = part;
  require(pledgee === NOBODY, 'PledgeStands', { receivable: claim.id, from, pledgee });
  requireUnburdened(found);
  require(now < claim.due, 'Matured', { receivable: claim.id, due: claim.due });
}

/** Where a tail of the act's amount begins. */
export function cutOf({ fields }: Turn, part: Interval): bigint {
  const amount = number(fields, 'amount');
  const length = part.to - part.from;
  require(amount > 0n && amount <= length, 'AmountOutOfRange', { amount, length });
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
