import type { Decimal } from '@tallystick/kernel';
import type { BankStatement } from '../documents/bank-statement.js';
import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import type { GoodsEvent } from './goods-event.js';

interface RecordHeader {
  /** What it is called in messages. */
  readonly number: string;
  /** Numbers of orders, despatches, receipts and invoices that it names, in the form in which references compare. */
  readonly references: readonly string[];
}

/** What happened to goods, as those who handled them recorded it (GS1 EPCIS 2.0). */
export interface EventRecord extends RecordHeader {
  readonly kind: 'event-record';
  readonly events: readonly GoodsEvent[];
}

/** Title to goods in a warehouse, as its operator states it: one event, by which they were stored. */
export interface WarehouseReceipt extends RecordHeader {
  readonly kind: 'warehouse-receipt';
  /** What may be receipted once: the receipt by its operator and number, and the lot or container in its slot. */
  readonly titles: readonly string[];
  readonly events: readonly GoodsEvent[];
  readonly goods: ReceiptedGoods;
}

/** An organisation as a receipt names it; what is not said is empty. */
export interface ReceiptParty {
  readonly name: string;
  readonly uscc: string;
  readonly lei: string;
  readonly gln: string;
}

/** What a warehouse receipt says of the goods and of who has to do with them, word by word; what is not said is empty. */
export interface ReceiptedGoods {
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string;
  readonly commodity: string;
  readonly grade: string;
  readonly gtin: string;
  readonly lot: string;
  readonly container: string;
  /** Above zero, of `unit`. */
  readonly quantity: Decimal;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  readonly warehouse: string;
  readonly slot: string;
  readonly operator: ReceiptParty;
  readonly holder: ReceiptParty;
}

/** What a bank says of its customer's accounts (ISO 20022 camt.053, camt.054). */
export interface BankStatementRecord extends RecordHeader {
  readonly kind: 'bank-statement';
  readonly statement: BankStatement;
}

/** What a payer says that it pays, or paid (UBL 2.x). */
export interface RemittanceAdviceRecord extends RecordHeader {
  readonly kind: 'remittance-advice';
  /** The numbers by which a transfer names it, in the forms in which references and invoice numbers compare. */
  readonly calledBy: readonly string[];
  readonly advice: RemittanceAdvice;
}

/** Evidence on a trade that is no paper between a seller and a buyer. */
export type TradeRecord = EventRecord | WarehouseReceipt | BankStatementRecord | RemittanceAdviceRecord;

export type RecordKind = TradeRecord['kind'];

/** What happened to goods, by a record of any kind. */
export function eventsOf(record: TradeRecord | undefined): readonly GoodsEvent[] {
  return record && 'events' in record ? record.events : [];
}

/** What payments call a record by; none calls anything but a remittance advice. */
export function callsOf(record: TradeRecord): readonly string[] {
  return record.kind === 'remittance-advice' ? record.calledBy : [];
}

/** Private to who handed it in: it tells of the same author's other trades. The other side learns what was counted of the one invoice. */
export function isOfPayments(kind: string | undefined): boolean {
  return kind === 'bank-statement' || kind === 'remittance-advice';
}
