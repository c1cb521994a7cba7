import { type Act, type LedgerEvent, type Outcome, Refusal } from './act.js';
import * as bankTransfers from './bank-transfers.js';
import * as burdens from './burdens.js';
import * as cash from './cash.js';
import * as cutting from './cutting.js';
import * as invoices from './invoices.js';
import { issue } from './issuing.js';
import * as moving from './moving.js';
import * as orders from './orders.js';
import * as parties from './parties.js';
import * as paying from './paying.js';
import * as programmes from './programmes.js';
import { copyOf, type LedgerState } from './state.js';
import type { Rule } from './turn.js';
import * as upkeep from './upkeep.js';

/** The rule of every kind of act; those from `complete-recovery` on are signed by nobody. */
export const RULES = {
  enrol: parties.enrol,
  renew: parties.renew,
  'change-account': parties.changeAccount,
  'raise-epoch': parties.raiseEpoch,
  'propose-recovery': parties.proposeRecovery,
  'stop-recovery': parties.stopRecovery,
  'open-programme': programmes.openProgramme,
  'adjust-programme': programmes.adjustProgramme,
  'attest-trade': invoices.attest,
  'list-asset': upkeep.listAsset,
  issue,
  split: cutting.split,
  merge: cutting.merge,
  touch: cutting.touch,
  transfer: moving.transfer,
  'assign-with-recourse': moving.assignWithRecourse,
  purchase: moving.purchase,
  pay: paying.pay,
  cancel: paying.cancel,
  'revoke-issue': upkeep.revokeIssue,
  'revoke-purchase': upkeep.revokePurchase,
  'revoke-lock': upkeep.revokeLock,
  'revoke-pledge': upkeep.revokePledge,
  pause: upkeep.pause,
  unpause: upkeep.unpause,
  'name-settlement-bank': bankTransfers.nameSettlementBank,
  lock: bankTransfers.lock,
  unlock: bankTransfers.unlock,
  settle: bankTransfers.settle,
  'pay-by-receipt': bankTransfers.payByReceipt,
  pledge: burdens.pledge,
  release: burdens.release,
  dispute: burdens.dispute,
  resolve: burdens.resolve,
  'order-dispute': orders.orderDispute,
  freeze: orders.freeze,
  'confirm-freeze': orders.confirmFreeze,
  unfreeze: orders.unfreeze,
  reassign: orders.reassign,
  mint: cash.mint,
  permit: cash.permit,
  'complete-recovery': parties.completeRecovery,
  'pay-for': paying.payFor,
  'declare-overdue': upkeep.declareOverdue,
  'unlock-lapsed': bankTransfers.unlockLapsed,
  'unfreeze-lapsed': orders.unfreezeLapsed,
} as const satisfies Record<string, Rule>;

export type Kind = keyof typeof RULES;

/** What the act does to the ledger, if anything. The state that was given stays as it is. */
export function runAct(
  before: LedgerState,
  act: Act & { readonly kind: Kind },
  block: { readonly now: bigint; readonly sender: string },
): { readonly outcome: Outcome; readonly state: LedgerState } {
  const state = copyOf(before);
  const events: LedgerEvent[] = [];
  const emit = (contract: LedgerEvent['contract'], name: string, args: LedgerEvent['args']) =>
    void events.push({ contract, name, args });
  try {
    RULES[act.kind]({ state, act, fields: act.fields, ...block, emit });
    return { outcome: { accepted: true, events }, state };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: { accepted: false, error: error.refusal, args: error.args }, state: before };
  }
}
