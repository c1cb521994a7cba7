import { require } from './act.js';
import { change, changeTail, cutOf, type Found, heldPart, namedPart, requireMovable } from './parts.js';
import { requirePledgee, requireUnburdened } from './parts.js';
import { requireDebtor } from './paying.js';
import { requireCount, requireInTime, requireNotRevoked, requireRunning, requireSigned } from './signing.js';
import { requireSignedEvenIfUnverified, ROLE } from './signing.js';
import type { Rule, Turn } from './turn.js';
import { NOBODY, number } from './values.js';

export const pledge: Rule = (turn) => {
  const { fields, act } = turn;
  requireRunning(turn);
  requireInTime(turn);
  requireNotRevoked(turn);
  requireCount(turn, 2);
  const [holder, pledgee] = [number(fields, 'holder'), number(fields, 'pledgee')];
  require(holder !== pledgee, 'SameParty', { party: holder });
  requireSigned(turn, 'holder', ROLE.any, 0);
  requireSigned(turn, 'pledgee', ROLE.bank, 1);
  const found = heldPart(turn);
  requireMovable(turn, found);
  const version = change(turn, found, { pledgee });
  const place = placeNamed(found);
  turn.emit('receivables', 'FragmentPledged', { ...place, holder, pledgee, version, digest: act.digest });
};

export const release: Rule = (turn) => {
  requireInTime(turn);
  requireCount(turn, 1);
  requireSignedEvenIfUnverified(turn, 'pledgee', 0);
  const found = namedPart(turn);
  requirePledgee(turn, found.part);
  const version = change(turn, found, { pledgee: NOBODY });
  const { pledgee } = found.part;
  turn.emit('receivables', 'FragmentReleased', { ...placeNamed(found), pledgee, version, digest: turn.act.digest });
};

export const dispute: Rule = (turn) => {
  const { fields, act } = turn;
  requireInTime(turn);
  const isPledged = number(fields, 'pledgee') !== NOBODY;
  requireCount(turn, isPledged ? 3 : 2);
  requireDebtorsAndHoldersWord(turn);
  if (isPledged) requireSignedEvenIfUnverified(turn, 'pledgee', 2);
  requireDebtor(turn);
  const found = heldPart(turn);
  requirePledgee(turn, found.part);
  requireUnburdened(found);
  const cut = cutOf(turn, found.part);
  const version = changeTail(turn, found, cut, { disputed: true });
  turn.emit('receivables', 'FragmentDisputed', { ...placeNamed(found), from: cut, version, digest: act.digest });
};

export const resolve: Rule = (turn) => {
  requireInTime(turn);
  requireCount(turn, 2);
  requireDebtorsAndHoldersWord(turn);
  requireDebtor(turn);
  endDispute(turn, heldPart(turn));
};

export function endDispute(turn: Turn, found: Found): void {
  require(found.part.disputed, 'NotDisputed', { receivable: found.claim.id, from: found.part.from });
  const version = change(turn, found, { disputed: false });
  turn.emit('receivables', 'DisputeResolved', { ...placeNamed(found), version, digest: turn.act.digest });
}

export function placeNamed({ claim, part }: Found) {
  return { receivable: claim.id, from: part.from, to: part.to };
}

function requireDebtorsAndHoldersWord(turn: Turn): void {
  requireSignedEvenIfUnverified(turn, 'debtor', 0);
  requireSignedEvenIfUnverified(turn, 'holder', 1);
}
