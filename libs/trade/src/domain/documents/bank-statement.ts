import type { CalendarDate, Currency, Money } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import type { PaperParty } from './paper-party.js';

/** As the account's holder sees it: money came in, or went out. */
export type Direction = 'credit' | 'debit';

/** Who pays or is paid; the account in the form in which accounts compare, empty when the bank names none. */
export interface TransferParty {
  readonly party: PaperParty;
  readonly account: string;
}

/** Empty strings for those that the bank leaves out. */
export interface TransferReferences {
  /** The payer's own, carried through to the payee. */
  readonly endToEndId: string;
  readonly transactionId: string;
  /** Unique end-to-end transaction reference (ISO 20022, RFC 4122 form). */
  readonly uetr: string;
  /** The account's own bank's. */
  readonly servicerReference: string;
}

/** What one structured part of the remittance information says is paid. */
export interface RemittedDocuments {
  /** `type` is an ISO 20022 document type: CINV invoice, CREN credit note, PUOR purchase order, ...; empty when none. */
  readonly documents: readonly { readonly type: string; readonly number: string }[];
  /** For all of these documents together. */
  readonly remitted: Located<Money> | undefined;
  readonly discount: Located<Money> | undefined;
  /** The reference that the creditor asked for (ISO 11649 RF or its own), empty when none. */
  readonly creditorReference: string;
  readonly where: string;
}

/** One transfer inside an entry; a bank may book many as one. */
export interface EntryDetail {
  readonly references: TransferReferences;
  readonly amount: Located<Money> | undefined;
  readonly payer: TransferParty;
  readonly payee: TransferParty;
  /** Remittance information without structure, as written. */
  readonly texts: readonly string[];
  readonly remittances: readonly RemittedDocuments[];
  /** Of remittance advices that were sent apart from the payment. */
  readonly remittanceIds: readonly string[];
  /** Sent back by the payee's bank, whatever it is booked as. */
  readonly isReturn: boolean;
  readonly where: string;
}

export interface StatementEntry {
  readonly amount: Located<Money>;
  readonly direction: Direction;
  /** It undoes an earlier entry; `direction` is its own, the opposite of that entry's. */
  readonly isReversal: boolean;
  /** Only `BOOK` is money that moved; `PDNG`, `INFO` and `FUTR` may never. */
  readonly status: string;
  readonly bookedOn: Located<CalendarDate> | undefined;
  readonly valueOn: Located<CalendarDate> | undefined;
  readonly servicerReference: string;
  readonly texts: readonly string[];
  readonly details: readonly EntryDetail[];
  readonly where: string;
}

/** What a bank says of one account. */
export interface AccountReport {
  readonly id: string;
  /** In the form in which accounts compare. */
  readonly account: string;
  readonly owner: PaperParty;
  readonly currency: Currency | undefined;
  /** Below zero when overdrawn. A notification has neither. */
  readonly opening: Located<Money> | undefined;
  readonly closing: Located<Money> | undefined;
  readonly entries: readonly StatementEntry[];
  readonly where: string;
}

/** A bank's word on what moved on its customer's accounts: ISO 20022 camt.053 (`statement`) or camt.054 (`notification`). */
export interface BankStatement {
  readonly kind: 'bank-statement';
  readonly form: 'statement' | 'notification';
  /** The message's own number. */
  readonly number: Located<string>;
  readonly accounts: readonly AccountReport[];
}
