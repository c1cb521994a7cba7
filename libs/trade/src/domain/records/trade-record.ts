import type { BankStatement } from '../documents/bank-statement.js';
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
}

/** What a bank says of its customer's accounts (ISO 20022 camt.053, camt.054). */
export interface BankStatementRecord extends RecordHeader {
  readonly kind: 'bank-statement';
  readonly statement: BankStatement;
}

/** Evidence on a trade that is no paper between a seller and a buyer. */
export type TradeRecord = EventRecord | WarehouseReceipt | BankStatementRecord;

export type RecordKind = TradeRecord['kind'];

/** What happened to goods, by a record of any kind. */
export function eventsOf(record: TradeRecord | undefined): readonly GoodsEvent[] {
  return record && 'events' in record ? record.events : [];
}
