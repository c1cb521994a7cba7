import type { CalendarDate, Currency, Decimal, Money } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import type { AllowanceCharge } from './allowance-charge.js';
import type { PaperParty } from './paper-party.js';
import type { TaxCategory } from './tax-category.js';

export type PaperKind = 'order' | 'despatch-advice' | 'receipt-advice' | 'invoice';

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
  readonly netAmount: Located<Money>;
  readonly price: Price | undefined;
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly orderLines: readonly OrderLineReference[];
  readonly taxCategory: TaxCategory | undefined;
  readonly article: Article;
}

export interface TaxSubtotal {
  readonly taxable: Located<Money>;
  readonly tax: Located<Money>;
  readonly category: TaxCategory;
  readonly where: string;
}

export interface InvoiceTotals {
  readonly lineExtension: Located<Money>;
  readonly allowances: Located<Money> | undefined;
  readonly charges: Located<Money> | undefined;
  readonly taxExclusive: Located<Money>;
  readonly taxInclusive: Located<Money>;
  readonly prepaid: Located<Money> | undefined;
  readonly rounding: Located<Money> | undefined;
  readonly payable: Located<Money>;
}

export interface Invoice extends PaperHeader {
  readonly kind: 'invoice';
  /** UNCL 1001: 380 commercial invoice, 386 prepayment invoice, 381 credit note, ...; empty when the paper gives none. */
  readonly typeCode: string;
  readonly dueDate: Located<CalendarDate> | undefined;
  readonly currency: Currency;
  readonly orderReference: string;
  readonly despatchReferences: readonly string[];
  readonly receiptReferences: readonly string[];
  readonly allowanceCharges: readonly AllowanceCharge[];
  readonly tax: Located<Money> | undefined;
  readonly taxSubtotals: readonly TaxSubtotal[];
  readonly totals: InvoiceTotals;
  readonly lines: readonly InvoiceLine[];
}

export type TradeDocument = Order | DespatchAdvice | ReceiptAdvice | Invoice;
