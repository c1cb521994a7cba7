import { require, type Signature } from './act.js';
import { isApproved, isApprovedByOne } from './sharing.js';
import type { LedgerState, Party } from './state.js';
import type { Turn } from './turn.js';
import { DAY, number, ZERO_ADDRESS } from './values.js';

/** Bits of a party's roles. */
export const ROLE = {
  any: 0n,
  supplier: 1n,
  core: 2n,
  bank: 4n,
  settlementBank: 8n,
  verifier: 32n,
  regulator: 64n,
} as const;

export const THIRTY_DAYS = 30n * DAY;

export function requireTimely(turn: Turn, deadline: bigint, longest: bigint = THIRTY_DAYS): void {
  require(turn.now <= deadline, 'ActExpired', { deadline });
  const latest = turn.now + longest;
  require(deadline <= latest, 'DeadlineTooFar', { deadline, latest });
}

export function requireInTime(turn: Turn, longest: bigint = THIRTY_DAYS): void {
  requireTimely(turn, number(turn.fields, 'deadline'), longest);
}

export function requireRunning({ state, now }: Turn): void {
  require(now >= state.pause.until, 'PauseStands', { until: state.pause.until });
}

export function requireNotRevoked({ state, act }: Turn): void {
  require(!state.revoked.has(act.digest), 'RevokedAct', { digest: act.digest });
}

export function requireCount({ act }: Turn, expected: number): void {
  const given = act.signatures.length;
  require(given === expected, 'SignatureCountDiffers', { expected: BigInt(expected), given: BigInt(given) });
}

export function isSigned(state: LedgerState, account: string, digest: string, signature?: Signature): boolean {
  // Nobody has the key of the zero address, whatever is shown for it.
  if (account === ZERO_ADDRESS || signature?.account !== account) return false;
  const shared = state.sharedAccounts.get(account);
  if ('approvals' in signature) return shared !== undefined && isApproved(shared, account, digest, signature);
  return shared === undefined && signature.digest === digest;
}

/** The account's signature, or one person's of those who share it. */
export function isSignedByAny(state: LedgerState, account: string, digest: string, signature?: Signature): boolean {
  if (isSigned(state, account, digest, signature)) return true;
  const shared = state.sharedAccounts.get(account);
  if (!shared || !signature || !('approvals' in signature) || signature.account !== account) return false;
  return isApprovedByOne(shared, account, digest, signature);
}

export function requireSignedBy({ state, act }: Turn, account: string, index: number): void {
  require(isSigned(state, account, act.digest, act.signatures[index]), 'NotSigned', { account, digest: act.digest });
}

/** Who is there and not about to lose its account. */
export function existing(state: LedgerState, number: bigint): Party {
  const party = state.parties.get(number);
  require(party !== undefined, 'PartyUnknown', { party: number });
  require(!party.recovering, 'PartyRecovering', { party: number });
  return party;
}

/** The party named by `role`'s field, verified and with the role that is asked of it, signed at its epoch. */
export function requireSigned(turn: Turn, field: string, role: bigint, index: number): Party {
  const party = existing(turn.state, number(turn.fields, field));
  requireVerified(turn, number(turn.fields, field), role);
  return requireOwnWord(turn, field, party, index);
}

export function requireVerified({ state, now }: Turn, number: bigint, role: bigint): void {
  const { verifiedUntil, roles } = existing(state, number);
  require(now < verifiedUntil, 'PartyNotVerified', { party: number, verifiedUntil });
  require((roles & role) === role, 'RoleMissing', { party: number, role });
}

export function requireEpoch(number: bigint, { epoch }: Party, given: bigint): void {
  require(given === epoch, 'EpochDiffers', { party: number, expected: epoch, given });
}

/** The same where neither verification nor role is asked for: whoever pays, withdraws or protects. */
export function requireSignedEvenIfUnverified(turn: Turn, field: string, index: number): Party {
  return requireOwnWord(turn, field, existing(turn.state, number(turn.fields, field)), index);
}

function requireOwnWord(turn: Turn, field: string, party: Party, index: number): Party {
  requireEpoch(number(turn.fields, field), party, number(turn.fields, `${field}Epoch`));
  requireSignedBy(turn, party.account, index);
  return party;
}

/** An act of the registrar's alone. */
export function requireRegistrars(turn: Turn): void {
  requireInTime(turn);
  requireCount(turn, 1);
  requireSignedBy(turn, turn.state.fixed.registrar, 0);
}
