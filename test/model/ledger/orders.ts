import { require } from './act.js';
import { endDispute, placeNamed } from './burdens.js';
import { change, type Found, handedTo, heldPart, namedPart, partNamedByStart, requireWithout } from './parts.js';
import { existing, requireCount, requireInTime, requireRegistrars, requireSigned, requireSignedBy } from './signing.js';
import { ROLE } from './signing.js';
import { type FreezeTerms, placeOf } from './state.js';
import type { Rule, Turn } from './turn.js';
import { DAY, flag, number, text, ZERO_BYTES32 } from './values.js';

const UNCONFIRMED = 7n * DAY;
const REST_AFTER_FREEZE = 7n * DAY;
const HEARING = 3n * DAY;

export const freeze: Rule = (turn) => {
  const { state, act, now } = turn;
  requireRegistrars(turn);
  const found = namedPart(turn);
  requireWithout(found, 'frozen');
  const { claim, part } = found;
  const resting = state.rests.filter(
    (rest) => rest.claim === claim.id && rest.from < part.to && part.from < rest.to && now < rest.until,
  );
  const earliest = resting.reduce((latest, { until }) => (until > latest ? until : latest), 0n);
  require(earliest === 0n, 'FreezeTooSoon', { earliest });
  const lapsesAt = now + UNCONFIRMED;
  state.rests.push({ claim: claim.id, from: part.from, to: part.to, until: lapsesAt + REST_AFTER_FREEZE });
  state.freezes.set(keyOf(found), { lapsesAt });
  const version = change(turn, found, { frozen: true });
  turn.emit('receivables', 'FragmentFrozen', { ...placeNamed(found), version, lapsesAt, digest: act.digest });
};

export const confirmFreeze: Rule = (turn) => {
  const { state, act, now } = turn;
  const order = requireOrdered(turn);
  const found = namedPart(turn);
  requireFitWitness(turn, found);
  const terms = frozen(turn, found);
  const { lapsesAt, confirmation } = terms;
  require(confirmation === undefined, 'FreezeStands', { lapsesAt, order: confirmation?.order ?? ZERO_BYTES32 });
  require(now < lapsesAt, 'FreezeLapsed', { lapsesAt });
  state.freezes.set(keyOf(found), { ...terms, confirmation: { at: now, order } });
  const { receivable, from } = placeNamed(found);
  turn.emit('receivables', 'FreezeConfirmed', { receivable, from, order, digest: act.digest });
};

export const unfreeze: Rule = (turn) => {
  requireRegistrars(turn);
  const found = namedPart(turn);
  frozen(turn, found);
  endFreeze(turn, found, turn.act.digest);
};

export const unfreezeLapsed: Rule = (turn) => {
  const found = partNamedByStart(turn);
  const { confirmation, lapsesAt } = frozen(turn, found);
  const hasLapsed = confirmation === undefined && turn.now >= lapsesAt;
  require(hasLapsed, 'FreezeStands', { lapsesAt, order: confirmation?.order ?? ZERO_BYTES32 });
  endFreeze(turn, found, ZERO_BYTES32);
};

export const reassign: Rule = (turn) => {
  const { state, fields, act, now } = turn;
  const order = requireOrdered(turn);
  const [holder, recipient] = [number(fields, 'holder'), number(fields, 'recipient')];
  require(holder !== recipient, 'SameParty', { party: holder });
  existing(state, recipient);
  const found = heldPart(turn);
  requireFitWitness(turn, found);
  const witness = number(fields, 'witness');
  require(witness !== recipient, 'WitnessUnfit', { witness });
  requireWithout(found, 'locked');
  const { at, order: confirmed } = frozen(turn, found).confirmation ?? { at: 0n, order: ZERO_BYTES32 };
  require(confirmed === order, 'OrderDiffers', { expected: confirmed, given: order });
  const earliest = at + HEARING;
  require(now >= earliest, 'ReassignmentTooSoon', { earliest });
  const version = change(turn, found, { ...handedTo(found.part, recipient), frozen: false });
  const place = placeNamed(found);
  turn.emit('receivables', 'FragmentReassigned', { ...place, holder, recipient, version, order, digest: act.digest });
};

export const orderDispute: Rule = (turn) => {
  requireOrdered(turn);
  const found = namedPart(turn);
  requireFitWitness(turn, found);
  if (!flag(turn.fields, 'disputed')) {
    endDispute(turn, found);
    return;
  }
  requireWithout(found, 'disputed', 'locked');
  const version = change(turn, found, { disputed: true });
  turn.emit('receivables', 'FragmentDisputed', { ...placeNamed(found), version, digest: turn.act.digest });
};

/** By the registrar and a witness, who see an order. */
function requireOrdered(turn: Turn): string {
  requireInTime(turn);
  requireCount(turn, 2);
  requireSignedBy(turn, turn.state.fixed.registrar, 0);
  requireSigned(turn, 'witness', ROLE.any, 1);
  const order = text(turn.fields, 'order');
  require(order !== ZERO_BYTES32, 'OrderZero');
  return order;
}

/** A regulator or a bank, and nobody who gains or loses by it. */
function requireFitWitness({ state, fields }: Turn, found: Found): void {
  const witness = number(fields, 'witness');
  const { claim, part } = found;
  const buyer = part.locked ? state.locks.get(keyOf(found))?.buyer : undefined;
  const isInvolved = [part.holder, part.pledgee, part.recourse, claim.debtor, buyer].includes(witness);
  const isOfficial = ((state.parties.get(witness)?.roles ?? 0n) & (ROLE.regulator | ROLE.bank)) !== 0n;
  require(isOfficial && !isInvolved, 'WitnessUnfit', { witness });
}

function frozen({ state }: Turn, found: Found): FreezeTerms {
  require(found.part.frozen, 'NotFrozen', { receivable: found.claim.id, from: found.part.from });
  const terms = state.freezes.get(keyOf(found));
  if (!terms) throw new Error('a part is frozen by nothing');
  return terms;
}

function endFreeze(turn: Turn, found: Found, digest: string): void {
  const version = change(turn, found, { frozen: false });
  turn.emit('receivables', 'FragmentUnfrozen', { ...placeNamed(found), version, digest });
}

function keyOf({ claim, part }: Found): string {
  return placeOf(claim.id, part.from);
}
