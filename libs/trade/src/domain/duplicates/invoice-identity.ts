import { type CalendarDate, canonicalInvoiceNumber } from '@tallystick/kernel';
import type { Invoice, OrderLineReference } from '../documents/trade-document.js';
import { describeOrderLine, keyOfOrderLine } from '../matching/references.js';
import { partyKey } from '../matching/same-party.js';

/** What of an invoice is compared with every other invoice ever seen, whoever submitted it. */
export interface InvoiceIdentity {
  /** SHA-256 of the paper, lower-case hex: the same paper is not a duplicate of itself. */
  readonly sha256: string;
  readonly canonicalNumber: string;
  readonly seller: string;
  readonly buyer: string;
  readonly currency: string;
  /** The total with tax. */
  readonly amountMinor: bigint;
  readonly issueDate: CalendarDate;
  /** The order lines that it bills, as `order/line`. */
  readonly orderLines: readonly string[];
}

export function identityOf(sha256: string, invoice: Invoice): InvoiceIdentity {
  return {
    sha256,
    canonicalNumber: canonicalInvoiceNumber(invoice.number.value),
    seller: partyKey(invoice.seller),
    buyer: partyKey(invoice.buyer),
    currency: invoice.currency.code,
    amountMinor: invoice.totals.taxInclusive.value.amountMinor,
    issueDate: invoice.issueDate.value,
    orderLines: [...new Set(invoice.lines.flatMap(({ orderLines }) => orderLines.map(describe)))],
  };
}

/** One text for the two parties of an invoice. */
export function pairOf({ seller, buyer }: Pick<InvoiceIdentity, 'seller' | 'buyer'>): string {
  return JSON.stringify([seller, buyer]);
}

function describe({ order, line }: OrderLineReference): string {
  return describeOrderLine(keyOfOrderLine(order, line));
}
