import type { ActKind } from '@tallystick/act-types';
import type { Kind } from '../ledger/ledger.js';
import * as banks from './bank-drafts.js';
import * as claims from './claim-drafts.js';
import type { Desk, Draft } from './desk.js';
import { fitted } from './fitting.js';
import * as house from './house-drafts.js';
import * as orders from './order-drafts.js';
import * as parties from './party-drafts.js';
import * as trade from './trade-drafts.js';

type Drafting = (desk: Desk) => Draft;

/** Withdraws an act that waits somewhere, or else one that nobody has seen yet. */
function revocationOf(kind: ActKind, draft: Drafting, signatories: readonly [string, string]): Drafting {
  return (desk) => {
    const { dice, drawer, town } = desk;
    const sent = dice.chance(15) ? drawer.sent : [];
    const known = [...drawer.waiting, ...sent].filter((act) => act.kind === kind);
    const fields = known.length > 0 ? dice.pick(known).fields : fitted(kind, draft(desk).fields);
    const party = fields[dice.chance(10) ? 'version' : dice.pick(signatories)];
    const digest = town.digestOf(kind, fields);
    const signer = desk.signer('party', typeof party === 'bigint' ? party : 1n);
    return { fields: { digest, ...signer, deadline: desk.deadline }, attached: fields };
  };
}

/** How an act of each kind is drafted so that it mostly runs. */
export const DRAFTS: Readonly<Record<Kind, Drafting>> = {
  issue: trade.issue,
  transfer: claims.handOn,
  'assign-with-recourse': claims.handOn,
  purchase: claims.purchase,
  split: claims.split,
  merge: claims.merge,
  touch: claims.touch,
  pledge: claims.pledge,
  release: claims.release,
  pay: claims.pay,
  'pay-for': claims.payFor,
  cancel: claims.cancel,
  dispute: claims.dispute,
  resolve: claims.resolve,
  'declare-overdue': claims.declareOverdue,
  lock: banks.lock,
  settle: banks.settle,
  unlock: banks.unlock,
  'unlock-lapsed': banks.unlockLapsed,
  'pay-by-receipt': banks.payByReceipt,
  'name-settlement-bank': banks.nameSettlementBank,
  freeze: orders.freeze,
  'confirm-freeze': orders.confirmFreeze,
  unfreeze: orders.unfreeze,
  'unfreeze-lapsed': orders.unfreezeLapsed,
  reassign: orders.reassign,
  'order-dispute': orders.orderDispute,
  enrol: parties.enrol,
  renew: parties.renew,
  'change-account': parties.changeAccount,
  'raise-epoch': parties.raiseEpoch,
  'propose-recovery': parties.proposeRecovery,
  'stop-recovery': parties.stopRecovery,
  'complete-recovery': parties.completeRecovery,
  'open-programme': trade.openProgramme,
  'adjust-programme': trade.adjustProgramme,
  'attest-trade': trade.attestTrade,
  'revoke-issue': revocationOf('issue', trade.issue, ['creditor', 'debtor']),
  'revoke-purchase': revocationOf('purchase', claims.purchase, ['holder', 'buyer']),
  'revoke-lock': revocationOf('lock', banks.lock, ['holder', 'buyer']),
  'revoke-pledge': revocationOf('pledge', claims.pledge, ['holder', 'pledgee']),
  'list-asset': house.listAsset,
  pause: house.pause,
  unpause: house.unpause,
  mint: house.mint,
  permit: house.permit,
};
