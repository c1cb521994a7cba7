import type { PaperParty } from '../documents/paper-party.js';
import { canonicalAccount } from '../documents/account-number.js';
import type { Invoice } from '../documents/trade-document.js';
import { sameParty } from '../matching/same-party.js';
import type { BookedTransfer } from './booked-transfers.js';
import type { StatementOf } from './statement-of.js';

export const NO_AMOUNT = 'it does not say how much of it is for this invoice';
export const NOT_ADDING_UP = 'the statement does not add up';
export const ADVICE_NOT_ADDING_UP = 'the remittance advice does not add up';
export const ADVICES_DIFFER = 'another of the same number says another sum';
/** The payer may say afterwards of an old payment that it was for this invoice. */
export const BUYERS_WORD = 'what it was for is said by the buyer’s remittance advice alone';
export const OTHER_ACCOUNT = 'it went to another account than the invoice names';

const UNCERTAIN: ReadonlySet<string> = new Set([NO_AMOUNT, NOT_ADDING_UP, ADVICE_NOT_ADDING_UP]);

/** A payment of which it is unsure that it is one is not counted. */
export function isCertain({ doubts }: { readonly doubts: readonly string[] }): boolean {
  return !doubts.some((doubt) => UNCERTAIN.has(doubt));
}

/** Who paid, and where to: money on another account than the invoice names is how payments are led astray. */
export function doubtsOnParties(
  { detail, account, isTakenBack }: BookedTransfer,
  of: StatementOf,
  invoice: Invoice,
): string[] {
  if (isTakenBack) return [];
  const doubts: string[] = [];
  const [other, expected] =
    of === 'seller' ? [detail?.payer.party, invoice.buyer] : [detail?.payee.party, invoice.seller];
  if (isAnother(other, expected))
    doubts.push(of === 'seller' ? 'another than the buyer paid it' : 'another than the seller was paid');
  const paidTo = of === 'seller' ? account : (detail?.payee.account ?? '');
  if (paidTo !== '' && isOtherAccount([paidTo], invoice)) doubts.push(OTHER_ACCOUNT);
  return doubts;
}

function isAnother(party: PaperParty | undefined, expected: PaperParty): boolean {
  return party !== undefined && party.name !== '' && sameParty(party, expected) !== 'same';
}

/** Whether an invoice that names accounts names none of these. */
export function isOtherAccount(accounts: readonly string[], { terms }: Invoice): boolean {
  const named = terms.payments.flatMap(({ transfers }) => transfers.map((one) => canonicalAccount(one.account)));
  return named.length > 0 && !accounts.some((account) => named.includes(account));
}
