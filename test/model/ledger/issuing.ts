import { require } from './act.js';
import { useInvoice } from './invoices.js';
import { requireDrawable } from './programmes.js';
import { requireCount, requireInTime, requireNotRevoked, requireRunning, requireSigned, ROLE } from './signing.js';
import { overdueOf } from './state.js';
import type { Rule, Turn } from './turn.js';
import { type Fields, NO_PROGRAMME, NOBODY, number, text, texts } from './values.js';

/** A receivable's id carries its debtor's number above these bits. */
const DEBTOR_SHIFT = 160n;

export const issue: Rule = (turn) => {
  const { fields, act } = turn;
  requireRunning(turn);
  requireInTime(turn);
  requireNotRevoked(turn);
  requireCount(turn, 3);
  const debtorAccount = requireSigned(turn, 'debtor', ROLE.core, 0).account;
  requireSigned(turn, 'creditor', ROLE.supplier, 1);
  requireIssuable(turn);
  const attestation = act.attached;
  require(attestation !== undefined && fits(attestation.fields, fields), 'AttestationDoesNotFitIssue', {
    nullifier: text(fields, 'nullifier'),
  });
  const amount = number(fields, 'face');
  useInvoice(turn, { ...attestation, signature: act.signatures[2] }, amount);
  const [debtor, currency, due] = [number(fields, 'debtor'), number(fields, 'currency'), number(fields, 'due')];
  const programme = number(fields, 'programme');
  if (programme !== NO_PROGRAMME) {
    const verifier = number(attestation.fields, 'verifier');
    requireDrawable(turn, programme, { debtor, debtorAccount, verifier, currency, due, amount });
  }
  record(turn);
};

function requireIssuable({ state, fields, now }: Turn): void {
  const [receivable, debtor] = [number(fields, 'receivable'), number(fields, 'debtor')];
  const [due, currency] = [number(fields, 'due'), number(fields, 'currency')];
  require(receivable >> DEBTOR_SHIFT === debtor, 'ReceivableIdNotDebtors', { receivable, debtor });
  require(overdueOf(state, debtor) === 0n, 'DebtorStopped', { debtor });
  require(debtor !== number(fields, 'creditor'), 'SameParty', { party: debtor });
  require(!state.claims.has(receivable), 'ReceivableExists', { receivable });
  require(number(fields, 'face') > 0n, 'FaceZero');
  require(due > now, 'DueNotInFuture', { due });
  require(state.assets.has(currency), 'AssetNotListed', { currency });
}

function fits(attestation: Fields, fields: Fields): boolean {
  return (
    texts(attestation, 'nullifiers')[0] === text(fields, 'nullifier') &&
    ['debtor', 'creditor', 'currency'].every((name) => attestation[name] === fields[name])
  );
}

function record(turn: Turn): void {
  const { state, fields, act } = turn;
  const [receivable, creditor, face] = [
    number(fields, 'receivable'),
    number(fields, 'creditor'),
    number(fields, 'face'),
  ];
  const terms = {
    debtor: number(fields, 'debtor'),
    programme: number(fields, 'programme'),
    face,
    due: number(fields, 'due'),
    currency: number(fields, 'currency'),
  };
  const whole = {
    from: 0n,
    to: face,
    holder: creditor,
    pledgee: NOBODY,
    version: 1n,
    programme: terms.programme,
    recourse: NOBODY,
    frozen: false,
    locked: false,
    disputed: false,
  };
  const claim = { ...terms, id: receivable, declaredOverdue: false, parts: [whole], retired: [], starts: [0n] };
  state.claims.set(receivable, claim);
  const nullifier = text(fields, 'nullifier');
  turn.emit('receivables', 'Issued', { receivable, creditor, ...terms, nullifier, digest: act.digest });
}
