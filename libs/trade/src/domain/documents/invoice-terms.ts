import type { CalendarDate, Decimal } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import type { PostalAddress, SchemedId } from './party-terms.js';
import type { InvoiceParty } from './paper-party.js';
import type { StatedAmount } from './stated-amount.js';

/** BG-14, BG-26. */
export interface Period {
  readonly start: Located<CalendarDate> | undefined;
  readonly end: Located<CalendarDate> | undefined;
  readonly where: string;
}

/** BG-1. */
export interface InvoiceNote {
  /** UNCL 4451, empty when none. */
  readonly subject: string;
  readonly text: string;
  readonly where: string;
}

/** BG-3: the invoice that this one corrects, credits or follows. */
export interface PrecedingInvoice {
  readonly number: string;
  readonly issueDate: Located<CalendarDate> | undefined;
  readonly where: string;
}

/** BG-13, BG-15. */
export interface Delivery {
  readonly name: string;
  readonly location: SchemedId | undefined;
  readonly date: Located<CalendarDate> | undefined;
  readonly address: PostalAddress | undefined;
  readonly where: string;
}

/** BG-17. */
export interface CreditTransfer {
  readonly account: string;
  readonly name: string;
  readonly bic: string;
  readonly where: string;
}

/** BG-16 to BG-19. */
export interface PaymentInstruction {
  /** UNCL 4461. */
  readonly means: string;
  readonly meansText: string;
  readonly remittance: string;
  readonly transfers: readonly CreditTransfer[];
  readonly card: { readonly number: string; readonly holder: string; readonly where: string } | undefined;
  readonly mandate: string;
  readonly debitedAccount: string;
  readonly where: string;
}

/** BG-24; the file's content is left in the paper. */
export interface SupportingDocument {
  readonly id: string;
  readonly description: string;
  readonly location: string;
  readonly fileName: string;
  readonly mimeCode: string;
  readonly where: string;
}

/** References by number alone; empty strings for those that the invoice leaves out. */
export interface InvoiceReferences {
  /** BT-10. */
  readonly buyer: string;
  /** BT-11. */
  readonly project: string;
  /** BT-12. */
  readonly contract: string;
  /** BT-14. */
  readonly salesOrder: string;
  /** BT-17. */
  readonly tender: string;
  /** BT-18. */
  readonly object: SchemedId | undefined;
  /** BT-19. */
  readonly buyerAccounting: string;
}

/** What EN 16931-1 knows of an invoice beyond what its trade is matched by. */
export interface InvoiceTerms {
  /** BT-24. */
  readonly specification: string;
  /** BT-23. */
  readonly process: string;
  readonly notes: readonly InvoiceNote[];
  readonly references: InvoiceReferences;
  /** BT-6: ISO 4217, empty when none. */
  readonly taxCurrency: string;
  /** BT-111. */
  readonly taxInTaxCurrency: { readonly value: Decimal; readonly decimals: number; readonly where: string } | undefined;
  /** BT-7. */
  readonly taxPointDate: Located<CalendarDate> | undefined;
  /** BT-8: UNCL 2005, empty when none. */
  readonly taxPointCode: string;
  /** BT-20. */
  readonly paymentTerms: string;
  readonly precedingInvoices: readonly PrecedingInvoice[];
  readonly period: Period | undefined;
  readonly delivery: Delivery | undefined;
  /** BG-10. */
  readonly payee: InvoiceParty | undefined;
  /** BG-11. */
  readonly taxRepresentative: InvoiceParty | undefined;
  readonly payments: readonly PaymentInstruction[];
  /** BT-90. */
  readonly creditorId: string;
  readonly supportingDocuments: readonly SupportingDocument[];
  /** Of a fully digitalised e-invoice (数电票) alone: the number under which the tax bureau knows it, and that bureau's name. */
  readonly taxInvoice: { readonly number: string; readonly bureau: string } | undefined;
}

/** What EN 16931-1 knows of a line beyond what it is matched by. */
export interface LineTerms {
  /** BT-127. */
  readonly note: string;
  /** BT-128. */
  readonly object: SchemedId | undefined;
  /** BT-133. */
  readonly buyerAccounting: string;
  readonly period: Period | undefined;
  /** BT-147. */
  readonly priceDiscount: Located<Decimal> | undefined;
  /** BT-148. */
  readonly grossPrice: Located<Decimal> | undefined;
  /** BT-154. */
  readonly description: string;
  /** BT-157. */
  readonly standardId: SchemedId | undefined;
  /** BT-158, by list. */
  readonly classifications: readonly SchemedId[];
  /** BT-159. */
  readonly origin: string;
  /** BG-32. */
  readonly attributes: readonly { readonly name: string; readonly value: string; readonly where: string }[];
}

export interface ExemptionReason {
  /** BT-121: VATEX code, empty when none. */
  readonly code: string;
  /** BT-120. */
  readonly text: string;
}

/** BT-93, BT-94 and the like: from what an allowance or charge was reckoned. */
export interface AllowanceBasis {
  readonly base: StatedAmount | undefined;
  readonly percent: Decimal | undefined;
}
