import type { CalendarDate, Decimal } from '@tallystick/kernel';

/** Goods of one article that an event names. */
export interface EventGoods {
  /** GTIN-14; empty when the event names the goods by another key. */
  readonly gtin: string;
  /** The one piece, by its key in canonical form; empty for a quantity of a class or lot. */
  readonly instance: string;
  /** Undefined when the event names a class without a quantity. */
  readonly quantity: Decimal | undefined;
  /** UN/ECE Recommendation 20; empty means pieces. */
  readonly unit: string;
}

export interface GoodsEvent {
  /** `eventID`, or the event's own text: an event counts once, though two documents have it. */
  readonly identity: string;
  /** An `errorDeclaration`: the event of this identity is taken back by who recorded it. */
  readonly isRetraction: boolean;
  readonly type: 'ObjectEvent' | 'AggregationEvent' | 'TransactionEvent';
  /** The day at the place, by the event's own zone. */
  readonly day: CalendarDate;
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  /** CBV business step without its prefix, such as `shipping`. */
  readonly step: string;
  /** The one that the goods are aggregated to, SSCC as a rule; empty when none. */
  readonly parent: string;
  readonly goods: readonly EventGoods[];
  readonly references: readonly string[];
  readonly source: string;
  readonly destination: string;
}
