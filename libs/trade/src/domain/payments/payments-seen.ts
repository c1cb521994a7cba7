import { canonicalInvoiceNumber } from '@tallystick/kernel';
import { advicesIn, statementsIn } from '../matching/records-of-kind.js';
import type { Trade } from '../matching/trade.js';
import { advicesNamedBy, tiesByAdvice } from './advice-ties.js';
import { type Advised, advisedOn } from './advised.js';
import { type BookedTransfer, bookedTransfers } from './booked-transfers.js';
import { claimedBeyond } from './claimed.js';
import { mentionOf } from './mention.js';
import { BUYERS_WORD, doubtsOnParties, isCertain, NO_AMOUNT, NOT_ADDING_UP } from './payment-doubts.js';
import type { SeenPayment } from './seen-payment.js';
import { isBuyersAlone, statementOf } from './statement-of.js';

export interface PaymentsSeen {
  /** How many statements tell of this trade. */
  readonly statements: number;
  readonly payments: readonly SeenPayment[];
  /** What remittance advices say of the invoice: announced, and no money that moved. */
  readonly advised: readonly Advised[];
  /** What the seller's own bank shows as paid, less what was taken back; a discount that was taken included. Minor units. */
  readonly paidMinor: bigint;
  /** Of it, what is known to be for this invoice without the buyer's word alone. */
  readonly surelyPaidMinor: bigint;
  /** Of what is paid, what the invoice's prepaid amount stands for already: money that came on the day of issue or before. */
  readonly prepaidMinor: bigint;
  /** What the buyer's statements show, and remittance advices say, beyond that: no bank of the seller's bears it out. */
  readonly claimedMinor: bigint;
}

/**
 * What bank statements and remittance advices among the papers tell of payments of the invoice. Only money that came in on the seller's
 * account, by the seller's own statement, counts as paid: the buyer's word must not take a claim away. Nothing shown proves nothing.
 */
export function paymentsSeen(trade: Trade): PaymentsSeen {
  // The seller's own come first: a copy that its buyer made must not stand in their place.
  const statements = statementsIn(trade.records).toSorted(
    (a, b) => Number(isBuyersAlone(a)) - Number(isBuyersAlone(b)),
  );
  const payments = bookedTransfers(statements).flatMap((transfer) => paymentsBy(transfer, trade));
  const advised = advisedOn(trade);
  const certain = payments.filter((payment) => payment.of === 'seller' && isCertain(payment));
  const paidMinor = atLeastZero(sumOf(certain));
  const { issueDate, totals } = trade.invoice.document;
  const before = certain.filter(({ valueOn }) => valueOn !== undefined && valueOn <= issueDate.value);
  const prepaidMinor = lesser(atLeastZero(sumOf(before)), atLeastZero(totals.prepaid?.value.amountMinor ?? 0n));
  return {
    statements: statements.length,
    ...{ payments, advised, paidMinor, prepaidMinor },
    surelyPaidMinor: atLeastZero(sumOf(certain.filter(({ doubts }) => !doubts.includes(BUYERS_WORD)))),
    claimedMinor: claimedBeyond(payments, advised, paidMinor),
  };
}

/** By what the transfer names itself and, where that does not say how much, by the remittance advices that it names. */
function paymentsBy(transfer: BookedTransfer, trade: Trade): SeenPayment[] {
  const { document: invoice } = trade.invoice;
  const of = statementOf(transfer);
  if (!of) return [];
  const mention = mentionOf(transfer, invoice, trade);
  const named = advicesNamedBy(transfer, advicesIn(trade.records));
  const ties = mention?.isCertain ? [] : tiesByAdvice(transfer, of, named, invoice);
  const { account, direction, valueOn, isTakenBack, isFaultless } = transfer;
  const doubtsOnTransfer = [...(isFaultless ? [] : [NOT_ADDING_UP]), ...doubtsOnParties(transfer, of, invoice)];
  const seen = ({
    amountMinor,
    doubts,
    ...how
  }: Pick<SeenPayment, 'amountMinor' | 'doubts' | 'ground' | 'advices'>) => ({
    ...{ of, direction, valueOn, account: account.slice(-4), ...how },
    amountMinor: isTakenBack ? -amountMinor : amountMinor,
    doubts: [...doubts, ...doubtsOnTransfer],
  });
  const advices = [...new Set(named.map(({ record }) => canonicalInvoiceNumber(record.number)))];
  return [
    ...(mention ? [seen({ ...mention, doubts: mention.isCertain ? [] : [NO_AMOUNT], advices })] : []),
    ...ties.map(({ number, ...tie }) => seen({ ...tie, ground: 'remittance-advice', advices: [number] })),
  ];
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
