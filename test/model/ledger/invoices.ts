import { require, type Signature } from './act.js';
import { existing, isSigned, requireCount, requireEpoch, requireTimely, requireVerified, ROLE } from './signing.js';
import type { Invoice } from './state.js';
import type { Rule, Turn } from './turn.js';
import { type Fields, NOBODY, number, texts } from './values.js';

const MOST_NULLIFIERS = 8;

/** A trade attestation with its digest and signature, alone or carried by an issue. */
export interface Attestation {
  readonly fields: Fields;
  readonly digest: string;
  readonly signature: Signature | undefined;
}

export const attest: Rule = (turn) => {
  const { state, fields, act } = turn;
  requireCount(turn, 1);
  requireAttested(turn, { fields, digest: act.digest, signature: act.signatures[0] });
  let isNews = false;
  for (const nullifier of texts(fields, 'nullifiers')) {
    const before = state.invoices.get(nullifier);
    const after = restated(turn, nullifier, fields, before);
    if (after.sequence === before?.sequence) continue;
    isNews = true;
    record(turn, nullifier, after);
    const { cap, used } = after;
    if (cap < used) turn.emit('tradeRegistry', 'OverFinanced', { nullifier, cap, used });
  }
  require(isNews, 'NothingToAttest', { digest: act.digest });
  const [verifier, sequence] = [number(fields, 'verifier'), number(fields, 'sequence')];
  turn.emit('tradeRegistry', 'TradeAttested', { digest: act.digest, verifier, sequence });
};

/** Takes `amount` of the invoice, which every one of the attestation's nullifiers stands for. */
export function useInvoice(turn: Turn, attestation: Attestation, amount: bigint): void {
  const { state } = turn;
  const { fields } = attestation;
  requireAttested(turn, attestation);
  const invoices = texts(fields, 'nullifiers').map((nullifier) => {
    const invoice = restated(turn, nullifier, fields, state.invoices.get(nullifier));
    if (invoice.status !== 'reopened') return { nullifier, invoice };
    const { debtor, creditor } = invoice.reopenedFor ?? { debtor: NOBODY, creditor: NOBODY };
    const isSamePair = debtor === number(fields, 'debtor') && creditor === number(fields, 'creditor');
    require(isSamePair, 'InvoiceReopenedForOthers', { nullifier, debtor, creditor });
    return { nullifier, invoice: { ...invoice, status: 'corrected' as const } };
  });
  const used = invoices.reduce((most, { invoice }) => (invoice.used > most ? invoice.used : most), 0n);
  const [nullifier = '', cap] = [texts(fields, 'nullifiers')[0], number(fields, 'cap')];
  require(used + amount <= cap, 'InvoiceCapExceeded', { nullifier, cap, used, amount });
  for (const { nullifier, invoice } of invoices) record(turn, nullifier, { ...invoice, used: used + amount });
}

/** Gives back what a cancelled issue used, for one corrected issue between the same two. */
export function reopenInvoice(
  turn: Turn,
  given: { nullifiers: readonly string[]; verifier: bigint; debtor: bigint; creditor: bigint; amount: bigint },
): void {
  const { nullifiers, verifier, debtor, creditor, amount } = given;
  requireNullifierCount(nullifiers);
  for (const nullifier of nullifiers) {
    const invoice = turn.state.invoices.get(nullifier);
    const reopens = invoice?.status === 'attested' && invoice.attestor === verifier && invoice.used >= amount;
    require(reopens, 'InvoiceNotReopenable', { nullifier });
    const used = invoice.used - amount;
    record(turn, nullifier, { ...invoice, used, status: 'reopened', reopenedFor: { debtor, creditor } });
  }
}

function requireAttested(turn: Turn, { fields, digest, signature }: Attestation): void {
  requireTimely(turn, number(fields, 'deadline'));
  requireNullifierCount(texts(fields, 'nullifiers'));
  const verifier = number(fields, 'verifier');
  requireVerified(turn, verifier, ROLE.verifier);
  const known = existing(turn.state, verifier);
  requireEpoch(verifier, known, number(fields, 'verifierEpoch'));
  const { account } = known;
  require(isSigned(turn.state, account, digest, signature), 'NotSigned', { account, digest });
}

function requireNullifierCount(nullifiers: readonly string[]): void {
  const count = nullifiers.length;
  require(count >= 1 && count <= MOST_NULLIFIERS, 'NullifierCountOutOfRange', { count: BigInt(count) });
}

/** A higher sequence replaces what is known; the same one must agree with it. */
function restated({ now }: Turn, nullifier: string, fields: Fields, before: Invoice | undefined): Invoice {
  const told = {
    cap: number(fields, 'cap'),
    attestor: number(fields, 'verifier'),
    sequence: number(fields, 'sequence'),
    currency: number(fields, 'currency'),
    attestedAt: now,
  };
  if (!before) return { ...told, used: 0n, status: 'attested' };
  const { currency, sequence, cap } = before;
  require(currency === told.currency, 'InvoiceCurrencyDiffers', {
    nullifier,
    recorded: currency,
    given: told.currency,
  });
  const order = { nullifier, recorded: sequence, given: told.sequence };
  require(told.sequence >= sequence, 'AttestationSuperseded', order);
  if (told.sequence > sequence) return { ...before, ...told };
  const caps = { nullifier, sequence, recordedCap: cap, givenCap: told.cap };
  require(told.cap === cap, 'AttestationContradicts', caps);
  return before;
}

function record(turn: Turn, nullifier: string, invoice: Invoice): void {
  turn.state.invoices.set(nullifier, invoice);
  const { cap, used, sequence, attestor: verifier } = invoice;
  turn.emit('tradeRegistry', 'InvoiceUpdated', { nullifier, cap, used, sequence, verifier });
}
