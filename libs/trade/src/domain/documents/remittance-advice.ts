import type { CalendarDate, Currency } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import type { PaperParty } from './paper-party.js';
import type { StatedAmount } from './stated-amount.js';

/** One thing that is paid, or taken off the payment. */
export interface RemittanceLine {
  readonly id: string;
  /** Numbers of the invoices and debit notes that it names; none on a line for a credit note or anything else. */
  readonly invoices: readonly string[];
  /** What the payer owes by it, as the payer's or the payee's books have it: which of the two columns is the writer's choice. */
  readonly debit: StatedAmount | undefined;
  readonly credit: StatedAmount | undefined;
  readonly balance: StatedAmount | undefined;
  /** Where the line is for another than the payee of the whole. */
  readonly payee: PaperParty | undefined;
  readonly where: string;
}

/** A payer's word on what a payment is for (UBL 2.x `RemittanceAdvice`): one transfer, as a rule, and many invoices. */
export interface RemittanceAdvice {
  readonly kind: 'remittance-advice';
  readonly number: Located<string>;
  readonly issueDate: Located<CalendarDate>;
  readonly payer: PaperParty;
  /** The creditor; who receives the money in its place is `receiver`. */
  readonly payee: PaperParty;
  readonly receiver: PaperParty | undefined;
  readonly currency: Currency;
  /** The order to the payer's bank, by which a bank may call the transfer; empty when none. */
  readonly paymentOrder: string;
  /** The payee's, in the form in which accounts compare. */
  readonly accounts: readonly string[];
  readonly payOn: Located<CalendarDate> | undefined;
  readonly totals: {
    readonly debit: StatedAmount | undefined;
    readonly credit: StatedAmount | undefined;
    readonly payment: StatedAmount | undefined;
  };
  readonly lines: readonly RemittanceLine[];
}
