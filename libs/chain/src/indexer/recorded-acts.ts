import type { Network } from '@tallystick/act-types';
import type { LedgerEvent, LedgerEventBody } from '../contracts/ledger-events.js';
import type { LedgerStep } from './ledger-step.js';
import { RecordedAct, type RecordedActKind } from './recorded-act.entity.js';
import { factOf } from './recorded-facts.js';
import { RevokedAct } from './revoked-act.entity.js';

type WithDigest = Extract<LedgerEventBody, { args: { digest: string } }>['name'];

/** Which act an event is the record of; the compiler asks for every event that carries a digest. */
const ACT_OF_EVENT: Readonly<Record<WithDigest, RecordedActKind>> = {
  PartyEnrolled: 'enrol',
  PartyRenewed: 'renew',
  PartyAccountChanged: 'change-account',
  PartyEpochRaised: 'raise-epoch',
  RecoveryProposed: 'propose-recovery',
  RecoveryStopped: 'stop-recovery',
  ProgrammeOpened: 'open-programme',
  ProgrammeAdjusted: 'adjust-programme',
  TradeAttested: 'attest-trade',
  AssetListed: 'list-asset',
  Issued: 'issue',
  FragmentSplit: 'split',
  FragmentsMerged: 'merge',
  FragmentTouched: 'touch',
  FragmentTransferred: 'transfer',
  FragmentPurchased: 'purchase',
  FragmentPaid: 'pay',
  FragmentCancelled: 'cancel',
  ActRevoked: 'revoke',
  FragmentAssigned: 'assign-with-recourse',
  LedgerPaused: 'pause',
  LedgerUnpaused: 'unpause',
  SettlementBankNamed: 'name-settlement-bank',
  FragmentLocked: 'lock',
  LockSettled: 'settle',
  FragmentUnlocked: 'unlock',
  FragmentPaidByReceipt: 'pay-by-receipt',
  FragmentPledged: 'pledge',
  FragmentReleased: 'release',
  FragmentDisputed: 'dispute',
  DisputeResolved: 'resolve',
  FragmentFrozen: 'freeze',
  FreezeConfirmed: 'confirm-freeze',
  FragmentUnfrozen: 'unfreeze',
  FragmentReassigned: 'reassign',
  Minted: 'mint',
  Permitted: 'permit',
};

const NO_ACT = `0x${'0'.repeat(64)}`;

/** @returns the digest of the act behind an event; null if none is */
export function digestOf(event: LedgerEvent): string | null {
  return 'digest' in event.args && event.args.digest !== NO_ACT ? event.args.digest : null;
}

/** Notes the act or the fact that an event is the record of, if it is one. */
export function recordAct(event: LedgerEvent, network: Network, step: LedgerStep): void {
  const digest = digestOf(event);
  if (digest !== null) record(step, event, digest, ACT_OF_EVENT[event.name as WithDigest]);
  const fact = factOf(event, network);
  if (fact) record(step, event, fact.key, fact.kind);
  if (digest === null || event.name !== 'ActRevoked') return;
  const { revoked, party } = event.args;
  const at = { blockNumber: String(event.at.blockNumber), blockTime: event.at.blockTime };
  step.append(RevokedAct, [{ digest: revoked, party: party.toString(), revocationDigest: digest, ...at }]);
}

/** A renewal may run again, after another one: what counts is when it was recorded first. */
function record(step: LedgerStep, { at }: LedgerEvent, digest: string, kind: RecordedActKind): void {
  const { blockNumber, blockTime, txHash, logIndex } = at;
  const row = { digest, kind, blockNumber: String(blockNumber), blockTime, txHash, logIndex };
  step.append(RecordedAct, [row], 'leave-out');
}
