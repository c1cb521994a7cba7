import { canonicalInvoiceNumber, type Money } from '@tallystick/kernel';
import type { Invoice } from '../documents/trade-document.js';
import { otherInvoicesOf, type Trade } from '../matching/trade.js';
import type { BookedTransfer } from './booked-transfers.js';
import { paymentTokens } from './payment-tokens.js';

/** How a transfer names an invoice, and how much of it is for it. */
export interface Mention {
  readonly amountMinor: bigint;
  readonly isCertain: boolean;
  /** `reference`: the remittance information names it in its own field; `text`: a whole word of free text is its number. */
  readonly ground: 'reference' | 'text';
}

export function mentionOf(transfer: BookedTransfer, invoice: Invoice, trade: Trade): Mention | undefined {
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
  const words = wordsOf(transfer);
  if (!words.has(number)) return undefined;
  const others = otherInvoicesOf(trade).some(({ document }) =>
    words.has(canonicalInvoiceNumber(document.number.value)),
  );
  return mentioned('text', [undefined], others ? undefined : transfer.amount, invoice);
}

/** Every word of a transfer's free text, and its payer's own reference, in the form in which invoice numbers compare. */
export function wordsOf({ detail, entry }: BookedTransfer): ReadonlySet<string> {
  const texts = detail ? detail.texts : entry.texts;
  const references = detail ? detail.remittances.map(({ creditorReference }) => creditorReference) : [];
  return new Set([...texts, ...references, detail?.references.endToEndId ?? ''].flatMap(paymentTokens));
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
export function isInvoice(type: string): boolean {
  return type === '' || type === 'CINV' || type === 'MSIN';
}
