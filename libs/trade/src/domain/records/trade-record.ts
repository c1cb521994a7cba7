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

/** Evidence on a trade that is no paper between a seller and a buyer. */
export type TradeRecord = EventRecord;

export type RecordKind = TradeRecord['kind'];
