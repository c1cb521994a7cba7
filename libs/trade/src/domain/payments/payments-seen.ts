import { canonicalInvoiceNumber, type CalendarDate, type Money } from '@tallystick/kernel';
import { canonicalAccount } from '../documents/account-number.js';
import type { Invoice } from '../documents/trade-document.js';
import { statementsIn } from '../matching/records-of-kind.js';
import { sameParty } from '../matching/same-party.js';
import { otherInvoicesOf, type RecordPaper, type Trade } from '../matching/trade.js';
import { type BookedTransfer, bookedTransfers } from './booked-transfers.js';
import { paymentTokens } from './payment-tokens.js';

/** Whose account a statement is of, as far as it is known: offline nobody says who handed it in, and money that came is the seller's. */
export type StatementOf = 'seller' | 'buyer';

/** A transfer that names the invoice. */
export interface SeenPayment {
  readonly of: StatementOf;
  readonly direction: BookedTransfer['direction'];
  /** Below zero what was taken back. */
  readonly amountMinor: bigint;
  readonly valueOn: CalendarDate | undefined;
  /** `reference`: the remittance information names it in its own field; `text`: a whole word of free text is its number. */
  readonly ground: 'reference' | 'text';
  /** The last four characters. */
  readonly account: string;
  /** Why a person has to look, in words. */
  readonly doubts: readonly string[];
}

export interface PaymentsSeen {
  /** How many statements tell of this trade. */
  readonly statements: number;
  readonly payments: readonly SeenPayment[];
  /** What the seller's own bank shows as paid, less what was taken back; a discount that was taken included. Minor units. */
  readonly paidMinor: bigint;
  /** Of it, what the invoice's prepaid amount stands for already: money that came on the day of issue or before. */
  readonly prepaidMinor: bigint;
  /** What the buyer's statements show beyond that: its word alone. */
  readonly claimedMinor: bigint;
}

/**
 * What bank statements among the papers tell of payments of the invoice. Only money that came in on the seller's account, by the seller's
 * own statement, counts as paid: a statement of the buyer's must not take a claim away. Nothing shown proves nothing.
 */
export function paymentsSeen(trade: Trade): PaymentsSeen {
  // The seller's own come first: a copy that its buyer made must not stand in their place.
  const statements = statementsIn(trade.records).toSorted(
    (a, b) => Number(isBuyersAlone(a)) - Number(isBuyersAlone(b)),
  );
  const payments = bookedTransfers(statements).flatMap((transfer) => paymentBy(transfer, trade));
  const certain = payments.filter(({ of, doubts }) => of === 'seller' && !doubts.some((doubt) => UNCERTAIN.has(doubt)));
  const paidMinor = atLeastZero(sumOf(certain));
  const { issueDate, totals } = trade.invoice.document;
  const before = certain.filter(({ valueOn }) => valueOn !== undefined && valueOn <= issueDate.value);
  const prepaidMinor = lesser(atLeastZero(sumOf(before)), atLeastZero(totals.prepaid?.value.amountMinor ?? 0n));
  const claimed = atLeastZero(sumOf(payments.filter(({ of }) => of === 'buyer')));
  return {
    statements: statements.length,
    payments,
    paidMinor,
    prepaidMinor,
    claimedMinor: atLeastZero(claimed - paidMinor),
  };
}

function isBuyersAlone({ handedInBy = [] }: RecordPaper): boolean {
  return handedInBy.length > 0 && !handedInBy.includes('seller');
}

const NO_AMOUNT = 'it does not say how much of it is for this invoice';
const NOT_ADDING_UP = 'the statement does not add up';
const UNCERTAIN: ReadonlySet<string> = new Set([NO_AMOUNT, NOT_ADDING_UP]);

function paymentBy(transfer: BookedTransfer, trade: Trade): SeenPayment[] {
  const { document: invoice } = trade.invoice;
  const mention = mentionOf(transfer, invoice, trade);
  const of = accountOf(transfer);
  if (!mention || !of) return [];
  const { account, direction, valueOn, isTakenBack, isFaultless } = transfer;
  const signed = isTakenBack ? -mention.amountMinor : mention.amountMinor;
  return [
    {
      ...{ of, direction, valueOn, ground: mention.ground, account: account.slice(-4) },
      amountMinor: signed,
      doubts: [
        ...(mention.isCertain ? [] : [NO_AMOUNT]),
        ...(isFaultless ? [] : [NOT_ADDING_UP]),
        ...doubtsOnParties(transfer, of, invoice),
      ],
    },
  ];
}

/** Money that came is on the seller's account; what the seller's statement shows as taken back came before. The other way round for the buyer. */
function accountOf({ direction, isTakenBack, statement }: BookedTransfer): StatementOf | undefined {
  const side: StatementOf = (direction === 'credit') === !isTakenBack ? 'seller' : 'buyer';
  const { handedInBy = [] } = statement;
  if (handedInBy.length === 0 || handedInBy.includes(side)) return side;
  // A side that hands in a statement of the other's account gives its own word, and no bank's.
  return side === 'seller' ? 'buyer' : undefined;
}

interface Mention {
  readonly amountMinor: bigint;
  readonly isCertain: boolean;
  readonly ground: SeenPayment['ground'];
}

function mentionOf(transfer: BookedTransfer, invoice: Invoice, trade: Trade): Mention | undefined {
  const number = canonicalInvoiceNumber(invoice.number.value);
  const named = (transfer.detail?.remittances ?? []).filter(({ documents }) =>
    documents.some((one) => isInvoice(one.type) && canonicalInvoiceNumber(one.number) === number),
  );
  if (named.length > 0) {
    const amounts = named.map(({ documents, remitted, discount }) =>
      documents.length > 1 || !remitted ? undefined : sumInCurrency([remitted.value, discount?.value], invoice),
    );
    const isAlone =
      named.length === transfer.detail?.remittances.length && named.every((one) => one.documents.length === 1);
    return mentioned('reference', amounts, isAlone ? transfer.amount : undefined, invoice);
  }
  const words = new Set(textsOf(transfer).flatMap(paymentTokens));
  if (!words.has(number)) return undefined;
  const others = otherInvoicesOf(trade).some(({ document }) =>
    words.has(canonicalInvoiceNumber(document.number.value)),
  );
  return mentioned('text', [undefined], others ? undefined : transfer.amount, invoice);
}

/** By the amounts that are said to be for it, else by the whole transfer where that is for it alone. */
function mentioned(
  ground: Mention['ground'],
  amounts: readonly (bigint | undefined)[],
  whole: Money | undefined,
  invoice: Invoice,
): Mention {
  const stated = amounts.flatMap((amount) => amount ?? []);
  if (stated.length === amounts.length)
    return { ground, isCertain: true, amountMinor: stated.reduce((a, b) => a + b, 0n) };
  const amountMinor = sumInCurrency([whole], invoice);
  return { ground, isCertain: amountMinor !== undefined, amountMinor: amountMinor ?? 0n };
}

/** Undefined when there is nothing, or something in another currency. */
function sumInCurrency(amounts: readonly (Money | undefined)[], { currency }: Invoice): bigint | undefined {
  const given = amounts.flatMap((amount) => amount ?? []);
  if (given.length === 0 || given.some((amount) => amount.currency.code !== currency.code)) return undefined;
  return given.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** ISO 20022: commercial invoice, or no word on what it is. */
function isInvoice(type: string): boolean {
  return type === '' || type === 'CINV' || type === 'MSIN';
}

function textsOf({ detail, entry }: BookedTransfer): string[] {
  const texts = detail ? detail.texts : entry.texts;
  const references = detail ? detail.remittances.map(({ creditorReference }) => creditorReference) : [];
  return [...texts, ...references, detail?.references.endToEndId ?? ''];
}

/** Who paid, and where to: money on another account than the invoice names is how payments are led astray. */
function doubtsOnParties(
  { detail, account, isTakenBack }: BookedTransfer,
  of: StatementOf,
  invoice: Invoice,
): string[] {
  if (isTakenBack) return [];
  const doubts: string[] = [];
  const [other, expected] =
    of === 'seller' ? [detail?.payer.party, invoice.buyer] : [detail?.payee.party, invoice.seller];
  if (other && other.name !== '' && sameParty(other, expected) !== 'same')
    doubts.push(of === 'seller' ? 'another than the buyer paid it' : 'another than the seller was paid');
  const accounts = invoice.terms.payments.flatMap(({ transfers }) =>
    transfers.map((one) => canonicalAccount(one.account)),
  );
  const paidTo = of === 'seller' ? account : (detail?.payee.account ?? '');
  if (paidTo !== '' && accounts.length > 0 && !accounts.includes(paidTo))
    doubts.push('it went to another account than the invoice names');
  return doubts;
}

function sumOf(payments: readonly SeenPayment[]): bigint {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function atLeastZero(value: bigint): bigint {
  return value > 0n ? value : 0n;
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
