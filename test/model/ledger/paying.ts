import { require } from './act.js';
import { moveMoney } from './cash.js';
import { reopenInvoice } from './invoices.js';
import { cutOf, type Found, heldPart, namedPart, requirePledgee, requireWithout, retire } from './parts.js';
import { requireCount, requireInTime, requireSigned, requireSignedEvenIfUnverified, ROLE } from './signing.js';
import type { Part } from './state.js';
import type { Rule, Turn } from './turn.js';
import { NOBODY, number, texts, ZERO_BYTES32 } from './values.js';

export const pay: Rule = (turn) => {
  requireInTime(turn);
  requireCount(turn, 1);
  const payer = requireSignedEvenIfUnverified(turn, 'debtor', 0);
  requireDebtor(turn);
  const found = namedPart(turn);
  const cut = cutOf(turn, found.part);
  payTail(turn, found, cut, { payer: payer.account, digest: turn.act.digest });
};

/** From the due time on anybody may pay a whole fragment. */
export const payFor: Rule = (turn) => {
  const found = namedPart(turn);
  const { id: receivable, due } = found.claim;
  require(turn.now >= due, 'NotMatured', { receivable, due });
  payTail(turn, found, found.part.from, { payer: turn.sender, digest: ZERO_BYTES32 });
};

export const cancel: Rule = (turn) => {
  const { fields, act } = turn;
  requireInTime(turn);
  requireCancellationSigned(turn);
  requireDebtor(turn);
  const found = heldPart(turn);
  const { claim, part } = found;
  requirePledgee(turn, part);
  requireWithout(found, 'frozen', 'locked');
  const [verifier, nullifiers] = [number(fields, 'verifier'), texts(fields, 'nullifiers')];
  require((verifier !== NOBODY) === nullifiers.length > 0, 'NullifiersWithoutVerifier');
  if (verifier !== NOBODY) {
    const hasNeverMoved = part.version === 1n && part.to - part.from === claim.face;
    require(hasNeverMoved, 'NeverMovedExpected', { receivable: claim.id });
    const [debtor, creditor] = [claim.debtor, part.holder];
    reopenInvoice(turn, { nullifiers, verifier, debtor, creditor, amount: claim.face });
  }
  const version = retire(turn, found, part.from);
  turn.emit('receivables', 'FragmentCancelled', {
    receivable: claim.id,
    holder: part.holder,
    from: part.from,
    to: part.to,
    version,
    digest: act.digest,
  });
};

export function requireDebtor({ state, fields }: Turn): void {
  const expected = state.claims.get(number(fields, 'receivable'))?.debtor ?? NOBODY;
  const given = number(fields, 'debtor');
  require(expected === given, 'DebtorDiffers', { expected, given });
}

export function payeeOf(part: Part): bigint {
  return part.pledgee === NOBODY ? part.holder : part.pledgee;
}

function payTail(turn: Turn, found: Found, cut: bigint, by: { readonly payer: string; readonly digest: string }): void {
  const { claim, part } = found;
  requireWithout(found, 'locked');
  const payee = payeeOf(part);
  const version = retire(turn, found, cut);
  const interval = { from: cut, to: part.to };
  turn.emit('receivables', 'FragmentPaid', { receivable: claim.id, payee, ...by, ...interval, version });
  const account = turn.state.parties.get(payee)?.account ?? '';
  moveMoney(turn, by.payer, account, part.to - cut);
}

function requireCancellationSigned(turn: Turn): void {
  const optional = ['pledgee', 'verifier'].filter((role) => number(turn.fields, role) !== NOBODY);
  const signatories = ['debtor', 'holder', ...optional];
  requireCount(turn, signatories.length);
  signatories.forEach((role, index) => {
    requireSigned(turn, role, role === 'verifier' ? ROLE.verifier : ROLE.any, index);
  });
}
