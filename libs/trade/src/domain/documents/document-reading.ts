import type { CalendarDate, Currency, Money } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import { articleName } from './article-name.js';
import type { PaperParty } from './paper-party.js';
import type { BillingDocument, InvoiceTotals, Price, Quantity, TradeDocument } from './trade-document.js';

export const READ_DAYS = ['issued', 'due', 'moved', 'delivered'] as const;
export const READ_AMOUNTS = [
  ...(['lineTotal', 'allowances', 'charges', 'taxExclusive', 'tax', 'taxInclusive', 'prepaid', 'rounding'] as const),
  'payable',
] as const;
export const READ_REFERENCES = ['order', 'despatch-advice', 'receipt-advice', 'invoice'] as const;

type ReadAmount = Located<Money> & { readonly name: (typeof READ_AMOUNTS)[number] };
type ReadDay = Located<CalendarDate> & { readonly name: (typeof READ_DAYS)[number] };

export interface ReadReference {
  readonly kind: (typeof READ_REFERENCES)[number];
  readonly number: string;
}

export interface ReadTax {
  /** UNCL 5305. */
  readonly category: string;
  /** Percent in decimal digits; empty when none. */
  readonly percent: string;
  readonly taxable: Money;
  readonly tax: Money;
  readonly where: string;
}

export interface ReadLine {
  readonly number: string;
  readonly article: string;
  readonly quantity: Quantity | undefined;
  readonly price: Price | undefined;
  readonly net: Money | undefined;
  /** `PO-7/10`. */
  readonly orderLines: readonly string[];
  readonly where: string;
}

/** What a person reads of a document, each thing with its place there. */
export interface DocumentReading {
  readonly number: Located<string>;
  /** UNCL 1001, empty when the paper gives none. */
  readonly typeCode: string;
  readonly currency: Currency | undefined;
  readonly seller: PaperParty;
  readonly buyer: PaperParty;
  readonly days: readonly ReadDay[];
  readonly references: readonly ReadReference[];
  readonly amounts: readonly ReadAmount[];
  readonly taxes: readonly ReadTax[];
  readonly lines: readonly ReadLine[];
}

export function readingOf(document: TradeDocument): DocumentReading {
  const { number, seller, buyer } = document;
  const billing = 'totals' in document ? document : undefined;
  return {
    ...{ number, seller, buyer },
    typeCode: billing?.typeCode ?? '',
    currency: 'currency' in document ? document.currency : undefined,
    days: daysOf(document),
    references: referencesOf(document),
    amounts: billing ? amountsOf(billing) : 'lineTotal' in document ? named('lineTotal', document.lineTotal) : [],
    taxes: (billing?.taxSubtotals ?? []).map(({ category: { id, percent }, taxable, tax, where }) => ({
      ...{ category: id, percent: percent?.normalised().toString() ?? '', where },
      ...{ taxable: taxable.value, tax: tax.value },
    })),
    lines: document.lines.map(lineOf),
  };
}

function named(name: ReadAmount['name'], amount: Located<Money> | undefined): ReadAmount[] {
  return amount ? [{ name, value: amount.value, where: amount.where }] : [];
}

function amountsOf({ totals, tax }: BillingDocument): ReadAmount[] {
  const of = (name: Exclude<ReadAmount['name'], 'lineTotal' | 'tax'> & keyof InvoiceTotals) =>
    named(name, totals[name]);
  return [
    ...named('lineTotal', totals.lineExtension),
    ...[...of('allowances'), ...of('charges'), ...of('taxExclusive')],
    ...named('tax', tax),
    ...[...of('taxInclusive'), ...of('prepaid'), ...of('rounding'), ...of('payable')],
  ];
}

function daysOf(document: TradeDocument): ReadDay[] {
  const day = (name: ReadDay['name'], read: Located<CalendarDate> | undefined) => (read ? [{ ...read, name }] : []);
  return [
    ...day('issued', document.issueDate),
    ...('dueDate' in document ? day('due', document.dueDate) : []),
    ...('movedOn' in document ? day('moved', document.movedOn) : []),
    ...('terms' in document ? day('delivered', document.terms.delivery?.date) : []),
  ];
}

function referencesOf(document: TradeDocument): ReadReference[] {
  const referencesTo = (kind: ReadReference['kind'], numbers: readonly string[]) =>
    [...new Set(numbers)].filter((number) => number !== '').map((number) => ({ kind, number }));
  const orderLines = document.lines.flatMap((line) => ('orderLines' in line ? line.orderLines : []));
  const own = 'orderReferences' in document ? document.orderReferences : [];
  const one = 'orderReference' in document ? [document.orderReference] : [];
  return [
    ...referencesTo('order', [...own, ...one, ...orderLines.map(({ order }) => order)]),
    ...('despatchReferences' in document ? referencesTo('despatch-advice', document.despatchReferences) : []),
    ...('receiptReferences' in document ? referencesTo('receipt-advice', document.receiptReferences) : []),
    ...('terms' in document
      ? referencesTo(
          'invoice',
          document.terms.precedingInvoices.map(({ number }) => number),
        )
      : []),
  ];
}

function lineOf(line: TradeDocument['lines'][number]): ReadLine {
  const orderLines = 'orderLines' in line ? line.orderLines : [];
  return {
    number: line.id,
    article: articleName(line),
    quantity: line.quantity,
    price: 'price' in line ? line.price : undefined,
    net: 'netAmount' in line ? line.netAmount?.value : undefined,
    orderLines: orderLines.map(({ order, line: number }) => `${order}/${number}`),
    where: line.where,
  };
}
