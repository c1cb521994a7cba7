import { canonicalInvoiceNumber, type CalendarDate } from '@tallystick/kernel';
import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import type { Invoice } from '../documents/trade-document.js';
import { hasErrors } from '../finding.js';
import { advicesIn } from '../matching/records-of-kind.js';
import { sameParty } from '../matching/same-party.js';
import type { RecordPaper, Trade } from '../matching/trade.js';
import type { RemittanceAdviceRecord } from '../records/trade-record.js';
import { linesOf } from './advice-lines.js';
import { ADVICE_NOT_ADDING_UP, ADVICES_DIFFER, isCertain, isOtherAccount, NO_AMOUNT } from './payment-doubts.js';
import { isBuyersAlone } from './statement-of.js';

export type AdvicePaper = RecordPaper<RemittanceAdviceRecord>;

/** What one remittance advice says of one invoice. */
export interface Advised {
  /** The advice's number in the form in which numbers compare. */
  readonly number: string;
  /** Zero where it does not say. */
  readonly amountMinor: bigint;
  readonly payOn: CalendarDate | undefined;
  readonly isBuyersAlone: boolean;
  readonly doubts: readonly string[];
}

/**
 * The remittance advices that name the invoice, those of one number as one. Where they differ, the greater sum stands and all doubts do, so
 * that nobody makes an advice say less by another of the same number.
 */
export function advisedOn(trade: Trade): readonly Advised[] {
  const { document: invoice } = trade.invoice;
  const all = advicesIn(trade.records).flatMap((paper) => advisedBy(paper, invoice));
  return [...Map.groupBy(all, ({ number }) => number).values()].flatMap((alike) => {
    const differ = new Set(alike.map(({ amountMinor }) => amountMinor)).size > 1;
    const doubts = [...new Set([...alike.flatMap((one) => one.doubts), ...(differ ? [ADVICES_DIFFER] : [])])];
    return greatestOf(alike).map((greatest) => ({ ...greatest, doubts }));
  });
}

/** Of one number what says most. */
export function greatestOf(alike: readonly Advised[]): readonly Advised[] {
  return alike.toSorted(bySum).slice(0, 1);
}

/** Of one number, by which a transfer's part is told: what is sure, then the greater sum, then what the seller itself says. */
export function surestOf(alike: readonly Advised[]): readonly Advised[] {
  return alike.toSorted((a, b) => Number(isCertain(b)) - Number(isCertain(a)) || bySum(a, b)).slice(0, 1);
}

function bySum(a: Advised, b: Advised): number {
  if (a.amountMinor !== b.amountMinor) return a.amountMinor > b.amountMinor ? -1 : 1;
  return Number(a.isBuyersAlone) - Number(b.isBuyersAlone);
}

/** Nothing where it does not name the invoice, or pays another's of the same number. */
export function advisedBy(paper: AdvicePaper, invoice: Invoice): readonly Advised[] {
  const { advice } = paper.record;
  const number = canonicalInvoiceNumber(invoice.number.value);
  const naming = linesOf(advice).byInvoice.get(number) ?? [];
  const lines = naming.filter(({ line }) => sameParty(line.payee ?? advice.payee, invoice.seller) !== 'different');
  if (lines.length === 0) return [];
  const amounts = lines.map(({ invoices, amountMinor }) => (invoices.size === 1 ? amountMinor : undefined));
  const isSaid = amounts.every((amount) => amount !== undefined) && advice.currency.code === invoice.currency.code;
  const total = amounts.reduce<bigint>((sum, amount = 0n) => sum + amount, 0n);
  return [
    {
      number: canonicalInvoiceNumber(advice.number.value),
      amountMinor: isSaid && total > 0n ? total : 0n,
      payOn: advice.payOn?.value,
      isBuyersAlone: isBuyersAlone(paper),
      doubts: [
        ...(isSaid ? [] : [NO_AMOUNT]),
        ...(hasErrors(paper.findings) ? [ADVICE_NOT_ADDING_UP] : []),
        ...doubtsOnAdvice(advice, invoice),
      ],
    },
  ];
}

function doubtsOnAdvice({ payer, receiver, accounts }: RemittanceAdvice, invoice: Invoice): string[] {
  const doubts: string[] = [];
  if (sameParty(payer, invoice.buyer) !== 'same') doubts.push('another than the buyer pays by it');
  if (receiver && sameParty(receiver, invoice.seller) !== 'same') doubts.push('another than the seller is paid by it');
  if (accounts.length > 0 && isOtherAccount(accounts, invoice))
    doubts.push('it pays to another account than the invoice names');
  return doubts;
}
