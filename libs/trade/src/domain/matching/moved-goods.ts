import { Decimal } from '@tallystick/kernel';
import { inReferenceUnit } from '../documents/units.js';
import type { EventGoods, GoodsEvent } from '../records/goods-event.js';
import { eventsOf } from '../records/trade-record.js';
import { numbersOf } from './paper-index.js';
import { goodsRecordsIn } from './records-of-kind.js';
import type { RecordPaper, Trade } from './trade.js';

/** CBV 2.0 business steps by which goods leave a place, and by which they come to one. */
const STEPS_OUT = ['shipping', 'departing'] as const;
const STEPS_IN = ['receiving', 'arriving', 'accepting'] as const;
/** Goods in store have come, though not on the day on which they were stored. */
const STEPS_AFTER = ['storing'] as const;

export type Direction = 'out' | 'in';

/** How much of one article was recorded to move, in the first unit of what measures it. */
export interface MovedArticle {
  readonly quantity: Decimal;
  readonly unit: string;
}

/** One party's account of a trade's goods. */
export interface MovedGoods {
  /** The side that handed the records in; empty when nobody says who did. */
  readonly recorder: string;
  readonly events: readonly GoodsEvent[];
  /** By GTIN-14. An article whose events count it in several units, or with no quantity, is not there. */
  readonly moved: Readonly<Record<Direction, ReadonlyMap<string, MovedArticle>>>;
}

export function directionOf({ step }: GoodsEvent): Direction | undefined {
  if (STEPS_OUT.some((known) => known === step)) return 'out';
  return STEPS_IN.some((known) => known === step) ? 'in' : undefined;
}

/** By who handed the records in: accounts are never added up, so that nobody can mend with events of its own what another recorded. */
export function movedGoodsOf(trade: Trade): readonly MovedGoods[] {
  const goods = goodsRecordsIn(trade.records);
  const recorders = new Set(goods.flatMap(recordersOf));
  const names = numbersOf(trade.invoice, [...trade.orders, ...trade.despatches, ...trade.receipts]);
  return [...recorders].map((recorder) => {
    const own = goods.filter((record) => recordersOf(record).includes(recorder));
    return { recorder, ...accountOf(own, names) };
  });
}

/** What both handed in belongs to the account of each: a copy must not take a record, or its retraction, out of the other's. */
function recordersOf({ handedInBy = [] }: RecordPaper): readonly string[] {
  return handedInBy.length > 0 ? handedInBy : [''];
}

/**
 * What events say has moved. An event counts once, though several records have it; one that its recorder took back does not
 * count; one on a logistic unit counts what was packed in it. Of several steps one way the one that moved most counts: shipping and departing
 * are the same goods twice.
 */
function accountOf(records: readonly RecordPaper[], names: ReadonlySet<string>): Omit<MovedGoods, 'recorder'> {
  const known = standingEvents(records);
  const events = known.filter(({ references }) => references.some((number) => names.has(number)));
  const contents = Map.groupBy(
    known.filter(({ type, action, parent }) => type === 'AggregationEvent' && action === 'ADD' && parent !== ''),
    ({ parent }) => parent,
  );
  const movedBy = (steps: readonly string[]) => {
    const bySteps = steps.map((step) =>
      sumByArticle(
        events.filter((event) => event.step === step && event.action !== 'DELETE'),
        contents,
      ),
    );
    return bySteps.reduce(greaterOfEach, new Map<string, MovedArticle>());
  };
  return { events, moved: { out: movedBy(STEPS_OUT), in: movedBy([...STEPS_IN, ...STEPS_AFTER]) } };
}

function standingEvents(records: readonly RecordPaper[]): readonly GoodsEvent[] {
  const events = records.flatMap(({ record }) => eventsOf(record));
  const retracted = new Set(events.filter(({ isRetraction }) => isRetraction).map(({ identity }) => identity));
  const standing = events.filter(({ identity }) => !retracted.has(identity));
  return [...new Map(standing.map((event) => [event.identity, event])).values()];
}

function sumByArticle(
  events: readonly GoodsEvent[],
  contents: ReadonlyMap<string, readonly GoodsEvent[]>,
): ReadonlyMap<string, MovedArticle> {
  const pieces = new Map<string, EventGoods>();
  const goods = events.flatMap((event) => unpacked([...event.goods, ...parentAsGoods(event)], contents));
  const bulk = goods.filter(({ instance }) => instance === '');
  for (const piece of goods) if (piece.instance !== '') pieces.set(piece.instance, piece);
  const byArticle = Map.groupBy(
    [...bulk, ...pieces.values()].filter(({ gtin }) => gtin !== ''),
    ({ gtin }) => gtin,
  );
  return new Map(
    [...byArticle].flatMap(([gtin, list]) => {
      const sum = sumOf(list);
      return sum ? [[gtin, sum] as const] : [];
    }),
  );
}

/** A pallet that is shipped is named as the parent in some events, and among the goods in others. */
function parentAsGoods({ type, parent, goods }: GoodsEvent): readonly EventGoods[] {
  if (type === 'AggregationEvent' || parent === '' || goods.length > 0) return [];
  return [{ gtin: '', instance: parent, quantity: undefined, unit: '' }];
}

/** Each logistic unit once, so that two that name each other as contents come to an end. */
function unpacked(
  goods: readonly EventGoods[],
  contents: ReadonlyMap<string, readonly GoodsEvent[]>,
): readonly EventGoods[] {
  const opened = new Set<string>();
  const found: EventGoods[] = [];
  const open = [...goods];
  for (let next = open.pop(); next; next = open.pop()) {
    const packed = contents.get(next.instance);
    if (!packed) found.push(next);
    else if (!opened.has(next.instance)) {
      opened.add(next.instance);
      open.push(...packed.flatMap((event) => event.goods));
    }
  }
  return found;
}

function sumOf(goods: readonly EventGoods[]): MovedArticle | undefined {
  const measured = goods.flatMap(({ quantity, unit }) => {
    const counted = quantity && inReferenceUnit({ value: quantity, unit: unit || 'H87' });
    return counted ? [counted] : [];
  });
  const [first] = measured;
  if (!first || measured.length < goods.length || measured.some(({ unit }) => unit !== first.unit)) return undefined;
  return { quantity: measured.reduce((sum, { value }) => sum.plus(value), Decimal.ZERO), unit: first.unit };
}

function greaterOfEach(
  a: ReadonlyMap<string, MovedArticle>,
  b: ReadonlyMap<string, MovedArticle>,
): Map<string, MovedArticle> {
  const greater = new Map(a);
  for (const [gtin, moved] of b) {
    const other = greater.get(gtin);
    if (other?.unit !== moved.unit || other.quantity.compare(moved.quantity) < 0) greater.set(gtin, moved);
  }
  return greater;
}
