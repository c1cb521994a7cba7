import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { PaperParty } from '../documents/paper-party.js';
import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import type { Invoice } from '../documents/trade-document.js';
import { sameParty } from '../matching/same-party.js';
import { type Advised, advisedBy, type AdvicePaper, surestOf } from './advised.js';
import type { BookedTransfer } from './booked-transfers.js';
import { wordsOf } from './mention.js';
import { BUYERS_WORD, NO_AMOUNT } from './payment-doubts.js';
import type { StatementOf } from './statement-of.js';
import { doubtsOnSum } from './tied-sum.js';

/** What a transfer pays of an invoice by the remittance advices that it names. */
export interface AdviceTie {
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
 * itself stands, whatever an advice says.
 */
export function tieByAdvice(
  transfer: BookedTransfer,
  of: StatementOf,
  named: readonly AdvicePaper[],
  invoice: Invoice,
): AdviceTie | undefined {
  const ofInvoice = named.flatMap((paper) => advisedBy(paper, invoice));
  const surest = [...Map.groupBy(ofInvoice, ({ number }) => number).values()].flatMap(surestOf);
  if (surest.length === 0) return undefined;
  const { amount: moved, isTakenBack } = transfer;
  const isComparable = moved?.currency.code === invoice.currency.code;
  return {
    amountMinor: surest.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    doubts: [
      ...new Set(surest.flatMap(({ doubts }) => doubts)),
      ...(isComparable ? [] : [NO_AMOUNT]),
      ...(isComparable && !isTakenBack ? doubtsOnSum(moved, transfer, named, invoice) : []),
      ...(of === 'seller' && surest.some((one: Advised) => one.isBuyersAlone) ? [BUYERS_WORD] : []),
    ],
  };
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
