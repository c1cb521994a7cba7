import { require, type Signature } from './act.js';
import { existing, isSigned, requireCount, requireTimely, ROLE } from './signing.js';
import type { Invoice } from './state.js';
import type { Rule, Turn } from './turn.js';
import { type Fields, number, texts } from './values.js';

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
    const after = restated(turn, fields, before);
    if (after.sequence === before?.sequence) continue;
    isNews = true;
    record(turn, nullifier, after);
    const { cap, used } = after;
    if (cap < used) turn.emit('tradeRegistry', 'OverFinanced', { nullifier, cap, used });
  }
  require(isNews, 'NothingToAttest');
  const [verifier, sequence] = [number(fields, 'verifier'), number(fields, 'sequence')];
  turn.emit('tradeRegistry', 'TradeAttested', { digest: act.digest, verifier, sequence });
};

/** Takes `amount` of the invoice, which every one of the attestation's nullifiers stands for. */
export function useInvoice(turn: Turn, attestation: Attestation, amount: bigint): void {
  const { state } = turn;
  const { fields } = attestation;
  requireAttested(turn, attestation);
  const invoices = texts(fields, 'nullifiers').map((nullifier) => {
    const invoice = restated(turn, fields, state.invoices.get(nullifier));
    if (invoice.status !== 'reopened') return { nullifier, invoice };
    const isSamePair =
      invoice.reopenedFor?.debtor === number(fields, 'debtor') &&
      invoice.reopenedFor.creditor === number(fields, 'creditor');
    require(isSamePair, 'InvoiceReopenedForOthers');
    return { nullifier, invoice: { ...invoice, status: 'corrected' as const } };
  });
  const used = invoices.reduce((most, { invoice }) => (invoice.used > most ? invoice.used : most), 0n) + amount;
  require(used <= number(fields, 'cap'), 'InvoiceCapExceeded');
  for (const { nullifier, invoice } of invoices) record(turn, nullifier, { ...invoice, used });
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
    require(reopens, 'InvoiceNotReopenable');
    const used = invoice.used - amount;
    record(turn, nullifier, { ...invoice, used, status: 'reopened', reopenedFor: { debtor, creditor } });
  }
}

function requireAttested(turn: Turn, { fields, digest, signature }: Attestation): void {
  const { state, now } = turn;
  requireTimely(turn, number(fields, 'deadline'));
  requireNullifierCount(texts(fields, 'nullifiers'));
  const verifier = existing(state, number(fields, 'verifier'));
  require(now < verifier.verifiedUntil, 'PartyNotVerified');
  require((verifier.roles & ROLE.verifier) !== 0n, 'RoleMissing');
  require(number(fields, 'verifierEpoch') === verifier.epoch, 'EpochDiffers');
  require(isSigned(state, verifier.account, digest, signature), 'NotSigned');
}

function requireNullifierCount(nullifiers: readonly string[]): void {
  require(nullifiers.length >= 1 && nullifiers.length <= MOST_NULLIFIERS, 'NullifierCountOutOfRange');
}

/** A higher sequence replaces what is known; the same one must agree with it. */
function restated({ now }: Turn, fields: Fields, before: Invoice | undefined): Invoice {
  const told = {
    cap: number(fields, 'cap'),
    attestor: number(fields, 'verifier'),
    sequence: number(fields, 'sequence'),
    currency: number(fields, 'currency'),
    attestedAt: now,
  };
  if (!before) return { ...told, used: 0n, status: 'attested' };
  require(before.currency === told.currency, 'InvoiceCurrencyDiffers');
  require(told.sequence >= before.sequence, 'AttestationSuperseded');
  if (told.sequence > before.sequence) return { ...before, ...told };
  require(told.cap === before.cap, 'AttestationContradicts');
  return before;
}

function record(turn: Turn, nullifier: string, invoice: Invoice): void {
  turn.state.invoices.set(nullifier, invoice);
  const { cap, used, sequence, attestor: verifier } = invoice;
  turn.emit('tradeRegistry', 'InvoiceUpdated', { nullifier, cap, used, sequence, verifier });
}
