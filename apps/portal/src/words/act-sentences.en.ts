import type { ActKind } from '@tallystick/act-types';
import type { Told } from '../acts/told-act.js';

type Sentence = (told: Told) => string;

const withdrawal =
  (what: string): Sentence =>
  ({ party }) =>
    `${party('party')} takes back its signature on ${what}. Once the ledger has recorded this, that act cannot come to pass.`;

/** What happens once the act is on the ledger, in one sentence each. */
export const actSentences: Readonly<Record<ActKind, Sentence>> = {
  enrol: ({ party, moment }) =>
    `${party('party')} is admitted to the ledger with the account below, verified until ${moment('verifiedUntil')}.`,
  renew: ({ party, moment }) => `${party('party')} is verified anew, until ${moment('verifiedUntil')}.`,
  'change-account': ({ party }) =>
    `From then on ${party('party')} signs with the account below. Everything it has signed with the old one and that is not recorded is void.`,
  'raise-epoch': ({ party }) => `Everything that ${party('party')} has signed and that is not recorded is void.`,
  'propose-recovery': ({ party }) =>
    `The registrar proposes the account below for ${party('party')}, which lost its own. Seven days have to pass, and its present persons can stop it.`,
  'stop-recovery': ({ party }) => `The recovery of ${party('party')}’s account is stopped.`,
  'open-programme': ({ party, amount }) => `${party('bank')} opens a line of ${amount('limit')} on ${party('debtor')}.`,
  'adjust-programme': ({ party, amount, plain, is }) =>
    is('open')
      ? `${party('bank')} sets the limit of its programme ${plain('programme')} to ${amount('limit')}.`
      : `${party('bank')} closes its programme ${plain('programme')} to new business.`,
  'attest-trade': ({ party, amount }) =>
    `${party('verifier')} attests that ${party('creditor')} delivered to ${party('debtor')}, for at most ${amount('cap')}.`,
  'list-asset': () => 'The ledger pays this currency with the deposit token below, once and for ever.',
  issue: ({ party, amount, day }) =>
    `${party('debtor')} promises to pay ${amount('face')} to ${party('creditor')}, or to whoever holds the claim then, on ${day('due')}.`,
  split: ({ party, count }) => `A part that ${party('holder')} holds is cut into ${count('cuts') + 1} parts.`,
  merge: ({ party, count }) => `${count('froms')} adjoining parts that ${party('holder')} holds become one.`,
  touch: ({ party }) =>
    `Every act about this part that waits for signatures is void. ${party('holder')} holds it as before.`,
  transfer: ({ party, amount, claim }) =>
    `${party('holder')} passes ${amount('amount')} of claim ${claim} to ${party('recipient')}, without recourse.`,
  'assign-with-recourse': ({ party, amount, claim }) =>
    `${party('holder')} passes ${amount('amount')} of claim ${claim} to ${party('recipient')}, and pays it itself if the debtor does not.`,
  purchase: ({ party, amount, claim }) =>
    `${party('buyer')} buys ${amount('amount')} of claim ${claim} from ${party('holder')} for ${amount('price')}; claim and money change hands at once.`,
  pay: ({ party, amount, claim }) =>
    `${party('debtor')} pays ${amount('amount')} of claim ${claim} to whoever holds it.`,
  cancel: ({ claim }) => `A part of claim ${claim} is cancelled. Nobody owes it any more.`,
  'revoke-issue': withdrawal('an issue'),
  'revoke-purchase': withdrawal('a purchase'),
  'revoke-lock': withdrawal('a lock'),
  'revoke-pledge': withdrawal('a pledge'),
  pause: () => 'The ledger is paused: it records no acts but a few that protect.',
  unpause: () => 'The ledger records acts again.',
  'name-settlement-bank': ({ party }) =>
    `A receipt of ${party('bank')} counts from then on as payment to ${party('party')}.`,
  lock: ({ party, amount, claim, moment }) =>
    `${amount('amount')} of claim ${claim} is held for ${party('buyer')}, who pays ${amount('price')} to ${party('holder')} by bank transfer until ${moment('payBy')}.`,
  unlock: ({ party, claim }) => `${party('buyer')} lets go of the part of claim ${claim} that was held for it.`,
  settle: ({ party, amount }) =>
    `${party('bank')} confirms that ${amount('amount')} was paid to ${party('payee')}; the locked part passes to its buyer.`,
  'pay-by-receipt': ({ party, amount, claim }) =>
    `${party('bank')} confirms that ${amount('amount')} of claim ${claim} was paid to ${party('payee')}.`,
  pledge: ({ party, claim }) => `${party('holder')} pledges a part of claim ${claim} to ${party('pledgee')}.`,
  release: ({ party, claim }) => `${party('pledgee')} releases the part of claim ${claim} that was pledged to it.`,
  dispute: ({ party, amount, claim }) =>
    `${party('debtor')} disputes ${amount('amount')} of claim ${claim}: it is not paid or passed on before that is settled.`,
  resolve: ({ claim }) => `The dispute about a part of claim ${claim} is settled.`,
  'order-dispute': ({ is, claim }) =>
    is('disputed')
      ? `By order, a part of claim ${claim} is marked as disputed.`
      : `By order, a part of claim ${claim} is no longer marked as disputed.`,
  freeze: ({ claim }) => `A part of claim ${claim} is frozen for the time being.`,
  'confirm-freeze': ({ claim }) => `The freeze of a part of claim ${claim} stands until it is lifted.`,
  unfreeze: ({ claim }) => `A part of claim ${claim} is free again.`,
  reassign: ({ party, claim }) =>
    `By order, a part of claim ${claim} passes from ${party('holder')} to ${party('recipient')}.`,
  mint: ({ plain }) => `Deposits of ${plain('amount')} minor units are booked to the account below.`,
  permit: ({ plain }) =>
    `The account below lets the ledger move up to ${plain('value')} minor units of its deposits, in acts that it signs.`,
};
