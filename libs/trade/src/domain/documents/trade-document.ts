import type { CalendarDate, Currency, Decimal, Money } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import type { AllowanceCharge } from './allowance-charge.js';
import type { ExemptionReason, InvoiceTerms, LineTerms } from './invoice-terms.js';
import type { InvoiceParty, PaperParty } from './paper-party.js';
import type { StatedAmount } from './stated-amount.js';
import type { TaxCategory } from './tax-category.js';

export type PaperKind = 'order' | 'order-response' | 'despatch-advice' | 'receipt-advice' | 'invoice' | 'credit-note';

export interface Quantity {
  readonly value: Decimal;
  /** UN/ECE Recommendation 20 code as written; empty when none. */
  readonly unit: string;
  readonly where: string;
}

/** Net price of `baseQuantity` units. */
export interface Price {
  readonly amount: Decimal;
  readonly baseQuantity: Decimal;
  /** UN/ECE Recommendation 20, empty when none. */
  readonly baseUnit: string;
  readonly where: string;
}

/** The article, by whichever numbers the paper gives; empty strings when it gives none. */
export interface Article {
  readonly name: string;
  readonly sellersId: string;
  readonly buyersId: string;
  readonly standardId: string;
}

/** Which line of which order; `order` is the paper's own reference when the line names none, and empty when that is ambiguous. */
export interface OrderLineReference {
  readonly order: string;
  readonly line: string;
  readonly where: string;
}

/** Which line of which despatch advice. */
export interface DespatchLineReference {
  readonly despatch: string;
  readonly line: string;
}

interface PaperHeader {
  readonly number: Located<string>;
  readonly issueDate: Located<CalendarDate>;
  readonly seller: PaperParty;
  readonly buyer: PaperParty;
}

export interface OrderLine {
  readonly id: string;
  readonly where: string;
  readonly quantity: Quantity;
  readonly netAmount: Located<Money> | undefined;
  readonly price: Price | undefined;
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly article: Article;
}

export interface Order extends PaperHeader {
  readonly kind: 'order';
  readonly currency: Currency | undefined;
  readonly lines: readonly OrderLine[];
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly lineTotal: Located<Money> | undefined;
}

/** What the seller answers on one line of an order. */
export interface OrderResponseLine {
  readonly id: string;
  readonly where: string;
  readonly orderLines: readonly OrderLineReference[];
  /** UNCL 1229 (Peppol's subset): 1 added, 3 changed, 5 accepted, 7 not accepted, 42 already delivered; empty when none. */
  readonly status: string;
  readonly quantity: Quantity | undefined;
  readonly price: Price | undefined;
}

export interface OrderResponse extends PaperHeader {
  readonly kind: 'order-response';
  readonly orderReferences: readonly string[];
  /** UNCL 4343: AP accepted, RE rejected, CA accepted with changes, AB received; empty when none. */
  readonly responseCode: string;
  readonly lines: readonly OrderResponseLine[];
}

/** A line that says goods moved: what was sent, or what arrived and was kept. */
export interface MovementLine {
  readonly id: string;
  readonly where: string;
  /** Despatched; or received less rejected. */
  readonly quantity: Quantity;
  readonly orderLines: readonly OrderLineReference[];
  /** Of a receipt only. */
  readonly despatchLines: readonly DespatchLineReference[];
  readonly article: Article;
  /** When it moved, where the line says so itself. */
  readonly movedOn: Located<CalendarDate> | undefined;
}

export interface DespatchAdvice extends PaperHeader {
  readonly kind: 'despatch-advice';
  readonly orderReferences: readonly string[];
  readonly movedOn: Located<CalendarDate> | undefined;
  readonly lines: readonly MovementLine[];
}

export interface ReceiptAdvice extends PaperHeader {
  readonly kind: 'receipt-advice';
  readonly orderReferences: readonly string[];
  readonly despatchReferences: readonly string[];
  readonly movedOn: Located<CalendarDate> | undefined;
  readonly lines: readonly MovementLine[];
}

export interface InvoiceLine {
  readonly id: string;
  readonly where: string;
  readonly quantity: Quantity;
  readonly netAmount: StatedAmount;
  readonly price: Price | undefined;
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly orderLines: readonly OrderLineReference[];
  readonly taxCategory: TaxCategory | undefined;
  readonly article: Article;
  readonly terms: LineTerms;
}

export interface TaxSubtotal {
  readonly taxable: StatedAmount;
  readonly tax: StatedAmount;
  readonly category: TaxCategory;
  readonly exemption: ExemptionReason;
  readonly where: string;
}

export interface InvoiceTotals {
  readonly lineExtension: StatedAmount;
  readonly allowances: StatedAmount | undefined;
  readonly charges: StatedAmount | undefined;
  readonly taxExclusive: StatedAmount;
  readonly taxInclusive: StatedAmount;
  readonly prepaid: StatedAmount | undefined;
  readonly rounding: StatedAmount | undefined;
  readonly payable: StatedAmount;
}

/** What an invoice and a credit note have alike. Amounts of a credit note are those that it takes back, above zero as a rule. */
export interface BillingDocument extends PaperHeader {
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  /** UNCL 1001: 380 commercial invoice, 386 prepayment invoice, 381 credit note, ...; empty when the paper gives none. */
  readonly typeCode: string;
  readonly dueDate: Located<CalendarDate> | undefined;
  readonly currency: Currency;
  readonly orderReference: string;
  readonly despatchReferences: readonly string[];
  readonly receiptReferences: readonly string[];
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly tax: StatedAmount | undefined;
  readonly taxSubtotals: readonly TaxSubtotal[];
  readonly totals: InvoiceTotals;
  readonly lines: readonly InvoiceLine[];
  readonly terms: InvoiceTerms;
}

export interface Invoice extends BillingDocument {
  readonly kind: 'invoice';
}

/** It takes back an invoice that it names (`terms.precedingInvoices`), or part of one. */
export interface CreditNote extends BillingDocument {
  readonly kind: 'credit-note';
}

export type TradeDocument = Order | OrderResponse | DespatchAdvice | ReceiptAdvice | Invoice | CreditNote;
