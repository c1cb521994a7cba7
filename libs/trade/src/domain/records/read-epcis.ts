import type { JsonReader } from '../json/json-reader.js';
import type { JsonObject, JsonValue } from '../json/read-json.js';
import type { GoodsEvent } from './goods-event.js';
import { readGoodsEvent } from './read-goods-event.js';
import type { EventRecord } from './trade-record.js';

/** Read by name and said to have no weight: what goods became, and what was fitted to them, is no movement. */
const NOT_WEIGHED = new Set(['TransformationEvent', 'AssociationEvent']);

/** Of the first event's own text, where neither the document nor the event has an id. */
const NUMBER_CHARACTERS = 80;

/** A GS1 EPCIS 2.0 document in JSON-LD, as captured or as a query answers it. */
export function readEpcisDocument(reader: JsonReader, root: JsonObject): EventRecord {
  const body = reader.object(root.epcisBody);
  const results = reader.object(reader.object(body?.queryResults)?.resultsBody);
  const listed = reader.list((results ?? body)?.eventList);
  if (listed.length === 0)
    reader.report('events-missing', 'error', '$.epcisBody', 'an event list has at least one event');
  const events = listed.flatMap((event, index) => readEvent(reader, event, `$.eventList[${index}]`));
  const stated = reader.text(root.id, '$.id');
  const number = stated === '' ? (events[0]?.identity.slice(0, NUMBER_CHARACTERS) ?? '') : stated;
  return { kind: 'event-record', number, references: [...new Set(events.flatMap((e) => e.references))], events };
}

function readEvent(reader: JsonReader, value: JsonValue, where: string): GoodsEvent[] {
  const event = reader.object(value);
  const type = reader.text(event?.type, `${where}.type`);
  if (event && (type === 'ObjectEvent' || type === 'AggregationEvent' || type === 'TransactionEvent')) {
    return readGoodsEvent(reader, event, type, where);
  }
  if (NOT_WEIGHED.has(type)) {
    reader.report('event-not-weighed', 'info', where, `of a ${type} nothing is counted as moved`);
  } else {
    reader.report('event-unknown', 'error', where, `"${type.slice(0, 40)}" is no type of event in EPCIS 2.0`);
  }
  return [];
}
