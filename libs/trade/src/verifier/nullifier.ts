import { createHmac } from 'node:crypto';
import { canonicalInvoiceNumber, encodeFields } from '@tallystick/kernel';

/** A secret of the verifier under which invoices are known on the ledger. A key lives for ever: dropping one would free what it marked. */
export interface NullifierKey {
  /** u32, given once. */
  readonly id: number;
  readonly secret: Uint8Array;
}

/**
 * What makes an invoice that invoice: who issued it, and its number. Not its amount, dates or buyer: a seller must not number two invoices
 * alike, so a second paper with the same number is the same claim re-typed, whatever else was changed on it. A seller who starts numbers
 * again is refused the second time, which is the safe side; what is used stays used, since the ledger keeps it by this very value.
 */
export interface InvoiceMark {
  /** The seller's code as the registrar certified it, so that papers that name it by USCC or by LEI are one: `uscc:...` or `lei:...`. */
  readonly seller: string;
  readonly number: string;
}

const DOMAIN = 'tallystick/invoice/1';

/** Keyed, so that nobody who guesses invoice numbers can find them on the ledger: HMAC-SHA-256 as 0x hex. */
export function nullifierOf(mark: InvoiceMark, key: NullifierKey): string {
  const message = encodeFields([DOMAIN, mark.seller, canonicalInvoiceNumber(mark.number)]);
  return `0x${createHmac('sha256', key.secret).update(message).digest('hex')}`;
}

/** One under each living key, the oldest first: that one names the invoice, as it did before younger keys came. */
export function nullifiersOf(mark: InvoiceMark, keys: readonly NullifierKey[]): readonly string[] {
  return [...keys].sort((a, b) => a.id - b.id).map((key) => nullifierOf(mark, key));
}
