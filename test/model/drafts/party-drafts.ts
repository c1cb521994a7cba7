import { ROLE } from '../ledger/signing.js';
import { DAY } from '../ledger/values.js';
import type { Desk, Draft } from './desk.js';

const LONG = 3_000n * DAY;

export function enrol(desk: Desk): Draft {
  const { dice, town, state, deadline } = desk;
  const highest = [...state.parties.keys()].reduce((high, number) => (number > high ? number : high), 0n);
  const taken = new Set([...state.parties.values()].map(({ account }) => account));
  const free = town.spareAccounts.filter((account) => !taken.has(account));
  const account = dice.pick(free.length > 0 ? free : town.spareAccounts);
  const roles = dice.pick([ROLE.supplier, ROLE.bank, ROLE.core | ROLE.supplier, ROLE.verifier, ROLE.settlementBank]);
  const verifiedUntil = desk.now + dice.pick([LONG, 10n * DAY]);
  return { fields: { party: highest + 1n, account, roles, verifiedUntil, deadline } };
}

export function renew(desk: Desk): Draft {
  const { dice, state, deadline } = desk;
  const party = desk.party();
  const roles = state.parties.get(party)?.roles ?? ROLE.supplier;
  const verifiedUntil = desk.now + dice.pick([LONG, 2n * LONG, 5n * DAY, DAY]);
  const changed = dice.pick([roles, roles, roles | ROLE.bank, roles | ROLE.supplier, roles & ROLE.core]);
  return { fields: { party, roles: changed, verifiedUntil, deadline } };
}

export function changeAccount(desk: Desk): Draft {
  const { dice, town, deadline } = desk;
  return { fields: { ...desk.signer('party', desk.party()), account: dice.pick(town.spareAccounts), deadline } };
}

export function raiseEpoch(desk: Desk): Draft {
  return { fields: { ...desk.signer('party', desk.party()), deadline: desk.deadline } };
}

export function proposeRecovery(desk: Desk): Draft {
  const { dice, town } = desk;
  const party = desk.party();
  const rest = desk.state.recoveries.get(party)?.restsUntil ?? 0n;
  if (rest > desk.now && dice.chance(50)) desk.awaitMoment(rest);
  const account = dice.pick(town.spareAccounts);
  return { fields: { ...desk.signer('party', party), account, deadline: desk.deadline } };
}

export function stopRecovery(desk: Desk): Draft {
  return { fields: { ...desk.signer('party', recoveringParty(desk)), deadline: desk.deadline } };
}

export function completeRecovery(desk: Desk): Draft {
  const party = recoveringParty(desk);
  desk.awaitMoment(desk.state.recoveries.get(party)?.completesAt ?? 0n);
  return { fields: { party } };
}

function recoveringParty(desk: Desk): bigint {
  const recovering = [...desk.state.parties].filter(([, party]) => party.recovering).map(([number]) => number);
  return recovering.length > 0 ? desk.dice.pick(recovering) : desk.party();
}
