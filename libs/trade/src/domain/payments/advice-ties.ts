import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { PaperParty } from '../documents/paper-party.js';
import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import type { Invoice } from '../documents/trade-document.js';
import { sameParty } from '../matching/same-party.js';
import { advisedBy, type AdvicePaper, greatestOf, surestOf } from './advised.js';
import type { BookedTransfer } from './booked-transfers.js';
import { wordsOf } from './mention.js';
import { BUYERS_WORD, NO_AMOUNT } from './payment-doubts.js';
import type { StatementOf } from './statement-of.js';
import { doubtsOnSum } from './tied-sum.js';

/** What a transfer pays of an invoice by one of the remittance advices that it names. */
export interface AdviceTie {
  /** The advice's, in the form in which numbers compare. */
  readonly number: string;
  readonly amountMinor: bigint;
  readonly doubts: readonly string[];
}

/** The advices that a transfer names by their number or their payment order's, between parties that are not others than its own. */
export function advicesNamedBy(transfer: BookedTransfer, advices: readonly AdvicePaper[]): readonly AdvicePaper[] {
  if (advices.length === 0) return [];
  const names = namesIn(transfer);
  return advices.filter(
    ({ record }) =>
      // One called by a common word would be named by every transfer.
      record.calledBy.some((call) => /\p{N}/u.test(call) && names.has(call)) &&
      isBetweenItsParties(record.advice, transfer),
  );
}

/**
 * A remittance advice says what a transfer is for that does not say so itself. It adds a tie and takes none away: what the transfer names
 * itself stands, whatever an advice says, and a doubt about one advice is none about another.
 */
export function tiesByAdvice(
  transfer: BookedTransfer,
  of: StatementOf,
  named: readonly AdvicePaper[],
  invoice: Invoice,
): readonly AdviceTie[] {
  const ofInvoice = named.flatMap((paper) => advisedBy(paper, invoice));
  // What is sure is counted as paid; of what the buyer claims all is told.
  const pick = of === 'seller' ? surestOf : greatestOf;
  const picked = [...Map.groupBy(ofInvoice, ({ number }) => number).values()].flatMap(pick);
  if (picked.length === 0) return [];
  const { amount: moved, isTakenBack } = transfer;
  const isComparable = moved?.currency.code === invoice.currency.code;
  const doubtsOnAll = isComparable && !isTakenBack ? doubtsOnSum(moved, transfer, named, invoice) : [];
  return picked.map((advised) => ({
    number: advised.number,
    amountMinor: advised.amountMinor,
    doubts: [
      ...advised.doubts,
      ...(isComparable ? doubtsOnAll : [NO_AMOUNT]),
      ...(of === 'seller' && advised.isBuyersAlone ? [BUYERS_WORD] : []),
    ],
  }));
}

function namesIn(transfer: BookedTransfer): ReadonlySet<string> {
  const { references, remittances = [], remittanceIds = [] } = transfer.detail ?? {};
  const documents = remittances.flatMap((one) => one.documents.map(({ number }) => number));
  const fields = [references?.endToEndId ?? '', ...remittanceIds, ...documents].map(canonicalInvoiceNumber);
  return new Set([...wordsOf(transfer), ...fields]);
}

/** Its payer paid it, and what the payer's own statement shows went to its payee. What was taken back may name the two the other way round. */
function isBetweenItsParties(
  { payer, payee }: RemittanceAdvice,
  { detail, direction, isTakenBack }: BookedTransfer,
): boolean {
  if (isTakenBack) return isAmong(payer, [detail?.payer.party, detail?.payee.party]);
  return direction === 'credit' ? isAmong(payer, [detail?.payer.party]) : isAmong(payee, [detail?.payee.party]);
}

/** Banks often name nobody. */
function isAmong(expected: PaperParty, parties: readonly (PaperParty | undefined)[]): boolean {
  const stated = parties.filter((party) => party !== undefined && (party.name !== '' || party.identifiers.length > 0));
  return stated.length === 0 || stated.some((party) => party && sameParty(party, expected) !== 'different');
}
