import type { RelationSeen } from '@tallystick/act-types';
import { canonicalAccount } from '../documents/account-number.js';
import type { InvoiceParty } from '../documents/paper-party.js';
import type { Invoice } from '../documents/trade-document.js';
import { canonicalName } from '../matching/same-party.js';

/** What papers tell of a party that belongs to one owner as a rule. */
export type TieKind = Exclude<RelationSeen['by'], 'signing-key'>;

/** `kind:value`, the value in the form in which two of them compare. */
export type Tie = `${TieKind}:${string}`;

/** Shorter ones are placeholders, or are alike by chance. */
const SHORTEST: Readonly<Record<TieKind, number>> = { account: 8, address: 10, phone: 7, email: 6, representative: 2 };

/** Without trunk and country codes, which one paper writes and another leaves out. */
const PHONE_DIGITS = 9;

/** What an invoice tells of its seller, with the accounts that it asks to be paid on. */
export function sellerTies({ seller, terms }: Invoice): readonly Tie[] {
  const accounts = terms.payments.flatMap(({ transfers }) => transfers.map(({ account }) => account));
  return tiesOf(seller, accounts);
}

/** What an invoice tells of its buyer, with the account that is debited. */
export function buyerTies({ buyer, terms }: Invoice): readonly Tie[] {
  return tiesOf(
    buyer,
    terms.payments.map(({ debitedAccount }) => debitedAccount),
  );
}

export function kindOfTie(tie: Tie): TieKind {
  return tie.slice(0, tie.indexOf(':')) as TieKind;
}

function tiesOf({ terms: { address, contact } }: InvoiceParty, accounts: readonly string[]): readonly Tie[] {
  const ties = [
    ...accounts.map((account) => tie('account', canonicalAccount(account))),
    tie('address', address ? canonicalName([...address.lines, address.city].join(' ')) : ''),
    tie('phone', (contact?.phone ?? '').normalize('NFKC').replace(/\D+/gu, '').slice(-PHONE_DIGITS)),
    tie('email', (contact?.email ?? '').normalize('NFKC').trim().toLowerCase()),
    tie('representative', canonicalName(contact?.person ?? '')),
  ];
  return [...new Set(ties.flat())];
}

function tie(kind: TieKind, value: string): Tie[] {
  return value.length >= SHORTEST[kind] ? [`${kind}:${value}`] : [];
}
