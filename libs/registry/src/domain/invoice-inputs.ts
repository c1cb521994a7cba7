import {
  type CalendarDate,
  canonicalInvoiceNumber,
  currencyOf,
  encodeFields,
  findLei,
  findUscc,
} from '@tallystick/kernel';
import { AMOUNT_GRIDS, amountBucket } from './amount-grid.js';
import { DATE_GRIDS, dateBucket } from './date-grid.js';
import { InvoiceNumberMissing, PartyCodeInvalid } from './errors.js';

/** What a bank knows of an invoice and shows to nobody. */
export interface BlindInvoice {
  /** The seller's code as the registrar certified it: `uscc:...`, or `lei:...` for who has no USCC. */
  readonly seller: string;
  readonly buyer: string;
  /** As printed; re-typed copies are made equal by `canonicalInvoiceNumber`. */
  readonly number: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The total with tax, above 0. */
  readonly amountMinor: bigint;
  readonly issueDate: CalendarDate;
}

/** How many buckets an invoice lies in: every pair of the two amount grids and the two date grids. */
export const NEAR_INPUTS = AMOUNT_GRIDS.length * DATE_GRIDS.length;

const EXACT = 'tallystick/blind-invoice/1';
const NEAR = 'tallystick/blind-near/1';

/**
 * What makes an invoice that invoice: its seller and its number, as in the nullifier that the ledger knows it by. Other figures on it make
 * no other claim. Throws `PartyCodeInvalid`, `InvoiceNumberMissing`.
 */
export function exactInput({ seller, number }: Pick<BlindInvoice, 'seller' | 'number'>): Uint8Array {
  const canonical = canonicalInvoiceNumber(number);
  if (canonical === '') throw new InvoiceNumberMissing();
  return encodeFields([EXACT, partyCode(seller), canonical]);
}

/**
 * The buckets of an invoice, in a fixed order: invoices between the same two in one currency whose amounts differ by 0.5% and whose dates
 * by 3 days at most share one or more, whatever their numbers. Throws `PartyCodeInvalid`, `CurrencyUnknown`,
 * `AmountNotPositive`.
 */
export function nearInputs({ seller, buyer, currency, amountMinor, issueDate }: BlindInvoice): readonly Uint8Array[] {
  const pair = [partyCode(seller), partyCode(buyer), currencyOf(currency).code];
  return AMOUNT_GRIDS.flatMap((amounts) => {
    const amount = String(amountBucket(amounts, amountMinor));
    return DATE_GRIDS.map((dates) =>
      encodeFields([NEAR, amounts, dates, ...pair, amount, dateBucket(dates, issueDate)]),
    );
  });
}

/** A code with a typing mistake would name nobody, and the invoice would be found by nobody. */
function partyCode(code: string): string {
  const [scheme, value = ''] = code.split(':', 2);
  const find = scheme === 'uscc' ? findUscc : findLei;
  if (!['uscc', 'lei'].includes(scheme ?? '') || code !== `${scheme}:${value}` || !find(value))
    throw new PartyCodeInvalid(code);
  return code;
}
