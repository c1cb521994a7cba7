import { require } from './act.js';
import { change, heldPart, livePart, requireHolder, requirePledgee, requireUnburdened, rewrite } from './parts.js';
import { requireCount, requireInTime, requireRunning, requireSignedEvenIfUnverified } from './signing.js';
import type { Part } from './state.js';
import type { Rule, Turn } from './turn.js';
import { NOBODY, number, numbers } from './values.js';

const MOST_PARTS = 100;

export const split: Rule = (turn) => {
  const { fields, act } = turn;
  requireHoldersWord(turn);
  const found = heldPart(turn);
  const { claim, part } = found;
  requirePledgee(turn, part);
  requireUnburdened(found);
  const cuts = numbers(fields, 'cuts');
  require(cuts.length >= 1 && cuts.length < MOST_PARTS, 'PartCountOutOfRange', { count: BigInt(cuts.length) });
  const edges = [part.from, ...cuts, part.to];
  const version = part.version + 1n;
  const pieces = edges.slice(0, -1).map((from, index) => ({ ...part, from, to: edges[index + 1] ?? from, version }));
  const wrong = cuts.findIndex((cut, index) => cut <= (edges[index] ?? 0n) || cut >= part.to);
  require(wrong < 0, 'SplitDoesNotTileParent', { index: BigInt(wrong) });
  rewrite(turn, claim, pieces);
  const { from, to } = part;
  turn.emit('receivables', 'FragmentSplit', { receivable: claim.id, from, to, cuts, version, digest: act.digest });
};

export const merge: Rule = (turn) => {
  const { fields, act } = turn;
  requireHoldersWord(turn);
  const [receivable, holder] = [number(fields, 'receivable'), number(fields, 'holder')];
  const [froms, versions] = [numbers(fields, 'froms'), numbers(fields, 'versions')];
  const [expected, given] = [BigInt(froms.length), BigInt(versions.length)];
  require(expected >= 2n && expected <= MOST_PARTS, 'PartCountOutOfRange', { count: expected });
  require(given === expected, 'VersionCountDiffers', { expected, given });
  const ends = [...froms.slice(1), number(fields, 'to')];
  const parts: Part[] = [];
  froms.forEach((from, index) => {
    const named = { from, to: ends[index] ?? from, version: versions[index] ?? 0n };
    const { part } = livePart(turn, receivable, named);
    requireHolder(part, holder);
    require(isLike(parts[0] ?? part, part), 'FragmentsUnlike', { index: BigInt(index) });
    parts.push(part);
  });
  const [first, last, claim] = [parts[0], parts.at(-1), turn.state.claims.get(receivable)];
  if (!first || !last || !claim) throw new Error('parts that are merged are parts of a claim');
  requirePledgee(turn, first);
  requireUnburdened({ claim, part: first });
  const version = parts.reduce((highest, part) => (part.version > highest ? part.version : highest), 0n) + 1n;
  rewrite(turn, claim, [{ ...first, to: last.to, version }]);
  const interval = { from: first.from, to: last.to };
  turn.emit('receivables', 'FragmentsMerged', { receivable, ...interval, version, digest: act.digest });
};

export const touch: Rule = (turn) => {
  requireHoldersWord(turn);
  const found = heldPart(turn);
  requirePledgee(turn, found.part);
  requireUnburdened(found);
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
