import { directionOf } from '../matching/moved-goods.js';
import type { GoodsEvent } from '../records/goods-event.js';
import { eventsOf, type TradeRecord } from '../records/trade-record.js';

/** Goods that exist once, as one event of a record ties them to trades. */
export interface RecordedUnit {
  /** A pallet, a piece or a warehouse receipt, by its number in canonical form. */
  readonly unit: string;
  /** Numbers of orders, despatches, receipts and invoices that the event names, in the form in which references compare. */
  readonly names: readonly string[];
}

/**
 * The goods of a record that can belong to one trade at a time. A lot or class cannot tell: many share one. What was packed is not followed
 * here: a pallet counts by its own number, and so do its pieces where an event names them.
 */
export function unitsIn(record: TradeRecord): readonly RecordedUnit[] {
  if (record.kind === 'warehouse-receipt') return record.titles.map((unit) => ({ unit, names: record.references }));
  const events = eventsOf(record);
  const retracted = new Set(events.filter(({ isRetraction }) => isRetraction).map(({ identity }) => identity));
  return events
    .filter((event) => directionOf(event) !== undefined && event.action !== 'DELETE' && !retracted.has(event.identity))
    .flatMap((event) => unitsOf(event).map((unit) => ({ unit, names: event.references })));
}

function unitsOf({ goods, parent, type }: GoodsEvent): readonly string[] {
  const instances = goods.map(({ instance }) => instance);
  const packedIn = type === 'AggregationEvent' ? [] : [parent];
  return [...new Set([...instances, ...packedIn])].filter((unit) => unit !== '');
}
