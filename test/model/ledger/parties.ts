import { require } from './act.js';
import { existing, isSignedByAny, requireCount, requireEpoch, requireInTime, requireSignedBy } from './signing.js';
import { requireSignedEvenIfUnverified } from './signing.js';
import { type LedgerState, partyOfAccount, type Recovery } from './state.js';
import type { Rule, Turn } from './turn.js';
import { DAY, NOBODY, number, text } from './values.js';

const OBJECTION = 7n * DAY;
const REST_AFTER_OBJECTION = 30n * DAY;

export const enrol: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 2);
  requireSignedBy(turn, state.fixed.registrar, 0);
  const account = text(fields, 'account');
  requireSignedBy(turn, account, 1);
  const party = number(fields, 'party');
  require(party !== NOBODY, 'PartyNumberZero');
  require(!state.parties.has(party), 'PartyExists', { party });
  requireFree(state, account);
  const [roles, verifiedUntil] = [number(fields, 'roles'), number(fields, 'verifiedUntil')];
  state.parties.set(party, { account, roles, verifiedUntil, epoch: 1n, recovering: false });
  turn.emit('partyRegistry', 'PartyEnrolled', { party, account, roles, verifiedUntil, digest: act.digest });
};

export const renew: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  requireSignedBy(turn, state.fixed.registrar, 0);
  const party = number(fields, 'party');
  const known = existing(state, party);
  const [roles, verifiedUntil] = [number(fields, 'roles'), number(fields, 'verifiedUntil')];
  const isNew = known.roles !== roles || known.verifiedUntil !== verifiedUntil;
  require(isNew && !state.renewals.has(act.digest), 'NothingToRenew', { party });
  state.renewals.add(act.digest);
  state.parties.set(party, { ...known, roles, verifiedUntil });
  turn.emit('partyRegistry', 'PartyRenewed', { party, roles, verifiedUntil, digest: act.digest });
};

export const changeAccount: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 2);
  const known = requireSignedEvenIfUnverified(turn, 'party', 0);
  const account = text(fields, 'account');
  requireSignedBy(turn, account, 1);
  const party = number(fields, 'party');
  if (account !== known.account) requireFree(state, account);
  const epoch = known.epoch + 1n;
  state.parties.set(party, { ...known, account, epoch });
  turn.emit('partyRegistry', 'PartyAccountChanged', { party, account, epoch, digest: act.digest });
};

export const raiseEpoch: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  const known = requireSignedEvenIfUnverified(turn, 'party', 0);
  const party = number(fields, 'party');
  const epoch = known.epoch + 1n;
  state.parties.set(party, { ...known, epoch });
  turn.emit('partyRegistry', 'PartyEpochRaised', { party, epoch, digest: act.digest });
};

export const proposeRecovery: Rule = (turn) => {
  const { state, fields, act, now } = turn;
  requireInTime(turn);
  requireCount(turn, 2);
  requireSignedBy(turn, state.fixed.registrar, 0);
  const account = text(fields, 'account');
  requireSignedBy(turn, account, 1);
  const party = number(fields, 'party');
  const known = existing(state, party);
  requireEpoch(party, known, number(fields, 'partyEpoch'));
  const earliest = state.recoveries.get(party)?.restsUntil ?? 0n;
  require(now >= earliest, 'RecoveryTooSoon', { earliest });
  requireFree(state, account);
  const completesAt = now + OBJECTION;
  state.recoveries.set(party, { account, completesAt, restsUntil: 0n });
  state.parties.set(party, { ...known, recovering: true });
  turn.emit('partyRegistry', 'RecoveryProposed', { party, account, completesAt, digest: act.digest });
};

export const stopRecovery: Rule = (turn) => {
  const { state, fields, act, now } = turn;
  requireInTime(turn);
  requireCount(turn, 1);
  const party = number(fields, 'party');
  const { known } = openRecovery(turn, party);
  requireEpoch(party, known, number(fields, 'partyEpoch'));
  const { account } = known;
  const isSigned = isSignedByAny(state, account, act.digest, act.signatures[0]);
  require(isSigned, 'NotSigned', { account, digest: act.digest });
  const restsUntil = now + REST_AFTER_OBJECTION;
  state.recoveries.set(party, { completesAt: 0n, restsUntil });
  const epoch = known.epoch + 1n;
  state.parties.set(party, { ...known, recovering: false, epoch });
  turn.emit('partyRegistry', 'RecoveryStopped', { party, epoch, restsUntil, digest: act.digest });
};

export const completeRecovery: Rule = (turn) => {
  const { state, fields, now } = turn;
  const party = number(fields, 'party');
  const { known, recovery } = openRecovery(turn, party);
  require(now >= recovery.completesAt, 'RecoveryOpen', { completesAt: recovery.completesAt });
  state.recoveries.delete(party);
  const epoch = known.epoch + 1n;
  state.parties.set(party, { ...known, account: recovery.account, recovering: false, epoch });
  turn.emit('partyRegistry', 'RecoveryCompleted', { party, account: recovery.account, epoch });
};

function openRecovery({ state }: Turn, party: bigint) {
  const recovery: Recovery | undefined = state.recoveries.get(party);
  const known = state.parties.get(party);
  const account = recovery?.account;
  require(recovery !== undefined && known !== undefined && account !== undefined, 'NoRecovery', { party });
  return { known, recovery: { ...recovery, account } };
}

function requireFree(state: LedgerState, account: string): void {
  const party = partyOfAccount(state, account);
  require(party === NOBODY, 'AccountTaken', { account, party });
}
