import { require } from './act.js';
import { change, heldPart, livePart, requirePledgee, requireUnburdened, rewrite } from './parts.js';
import { requireCount, requireInTime, requireRunning, requireSignedEvenIfUnverified } from './signing.js';
import type { Part } from './state.js';
import type { Rule, Turn } from './turn.js';
import { NOBODY, number, numbers } from './values.js';

const MOST_PARTS = 100;

export const split: Rule = (turn) => {
  const { fields, act } = turn;
  requireHoldersWord(turn);
  const { claim, part } = heldPart(turn);
  requirePledgee(turn, part);
  requireUnburdened(part);
  const cuts = numbers(fields, 'cuts');
  require(cuts.length >= 1 && cuts.length < MOST_PARTS, 'PartCountOutOfRange');
  const edges = [part.from, ...cuts, part.to];
  const version = part.version + 1n;
  const pieces = edges.slice(0, -1).map((from, index) => ({ ...part, from, to: edges[index + 1] ?? from, version }));
  require(pieces.every(({ from, to }) => from < to), 'SplitDoesNotTileParent');
  rewrite(turn, claim, pieces);
  const { from, to } = part;
  turn.emit('receivables', 'FragmentSplit', { receivable: claim.id, from, to, cuts, version, digest: act.digest });
};

export const merge: Rule = (turn) => {
  const { fields, act } = turn;
  requireHoldersWord(turn);
  const [receivable, holder] = [number(fields, 'receivable'), number(fields, 'holder')];
  const [froms, versions] = [numbers(fields, 'froms'), numbers(fields, 'versions')];
  require(froms.length >= 2 && froms.length <= MOST_PARTS, 'PartCountOutOfRange');
  require(versions.length === froms.length, 'VersionCountDiffers');
  const ends = [...froms.slice(1), number(fields, 'to')];
  const parts: Part[] = [];
  froms.forEach((from, index) => {
    const named = { from, to: ends[index] ?? from, version: versions[index] ?? 0n };
    const { part } = livePart(turn, receivable, named);
    require(part.holder === holder, 'HolderDiffers');
    require(isLike(parts[0] ?? part, part), 'FragmentsUnlike');
    parts.push(part);
  });
  const [first, last, claim] = [parts[0], parts.at(-1), turn.state.claims.get(receivable)];
  require(first !== undefined && last !== undefined && claim !== undefined, 'FragmentStale');
  requirePledgee(turn, first);
  requireUnburdened(first);
  const version = parts.reduce((highest, part) => (part.version > highest ? part.version : highest), 0n) + 1n;
  rewrite(turn, claim, [{ ...first, to: last.to, version }]);
  const interval = { from: first.from, to: last.to };
  turn.emit('receivables', 'FragmentsMerged', { receivable, ...interval, version, digest: act.digest });
};

export const touch: Rule = (turn) => {
  requireHoldersWord(turn);
  const found = heldPart(turn);
  requirePledgee(turn, found.part);
  requireUnburdened(found.part);
  const version = change(turn, found, {});
  const { from, to } = found.part;
  const digest = turn.act.digest;
  turn.emit('receivables', 'FragmentTouched', { receivable: found.claim.id, from, to, version, digest });
};

function requireHoldersWord(turn: Turn): void {
  requireRunning(turn);
  requireInTime(turn);
  const isPledged = number(turn.fields, 'pledgee') !== NOBODY;
  requireCount(turn, isPledged ? 2 : 1);
  requireSignedEvenIfUnverified(turn, 'holder', 0);
  if (isPledged) requireSignedEvenIfUnverified(turn, 'pledgee', 1);
}

function isLike(one: Part, other: Part): boolean {
  const members = ['pledgee', 'programme', 'recourse', 'frozen', 'locked', 'disputed'] as const;
  return members.every((member) => one[member] === other[member]);
}
