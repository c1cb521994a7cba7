import { Decimal, DecimalMalformed, findCalendarDate, type CalendarDate } from '@tallystick/kernel';
import type { JsonReader } from '../json/json-reader.js';
import type { JsonObject, JsonValue } from '../json/read-json.js';
import { cbvWord, tradeNumber } from './cbv-words.js';
import { type Epc, readEpc } from './epc.js';
import type { EventGoods, GoodsEvent } from './goods-event.js';

const ACTIONS = ['ADD', 'OBSERVE', 'DELETE'] as const;
/** What a copy or a retraction of an event may have else than the event. */
const NOT_OF_EVENT = new Set(['errorDeclaration', 'recordTime']);

/** None when the event cannot be relied on; the findings then say why. */
export function readGoodsEvent(
  reader: JsonReader,
  event: JsonObject,
  type: GoodsEvent['type'],
  where: string,
): GoodsEvent[] {
  const day = readDay(reader, event, where);
  const action = ACTIONS.find((known) => known === event.action);
  if (!action) reader.report('action-unknown', 'error', `${where}.action`, 'an action is ADD, OBSERVE or DELETE');
  if (!day || !action) return [];
  const transactions = reader.objects(event.bizTransactionList);
  const place = `${where}.bizTransactionList`;
  const references = transactions.map((entry) =>
    tradeNumber(reader.text(entry.type, place), reader.text(entry.bizTransaction, place)),
  );
  const parent = reader.text(event.parentID, `${where}.parentID`);
  return [
    {
      identity: reader.text(event.eventID, `${where}.eventID`) || canonicalText(event),
      isRetraction: event.errorDeclaration !== undefined,
      type,
      day,
      action,
      step: cbvWord(reader.text(event.bizStep, `${where}.bizStep`)),
      parent: parent && checked(reader, parent, `${where}.parentID`).key,
      goods: [
        ...['epcList', 'childEPCs'].flatMap((name) => readInstances(reader, event[name], `${where}.${name}`)),
        ...['quantityList', 'childQuantityList'].flatMap((name) =>
          readQuantities(reader, event[name], `${where}.${name}`),
        ),
      ],
      references: [...new Set(references.filter((number) => number !== ''))],
      source: placeOf(reader, event.sourceList, 'source', where),
      destination: placeOf(reader, event.destinationList, 'destination', where),
    },
  ];
}

/** The day where it happened: the instant, moved by the event's own zone. */
function readDay(reader: JsonReader, event: JsonObject, where: string): CalendarDate | undefined {
  const instant = Date.parse(reader.text(event.eventTime, `${where}.eventTime`));
  const zone = reader.text(event.eventTimeZoneOffset, `${where}.eventTimeZoneOffset`);
  const [, sign, hours, minutes] = /^([+-])([01][0-9]):([0-5][0-9])$/.exec(zone) ?? [];
  if (Number.isNaN(instant) || !sign) {
    const message = 'an event has an eventTime, and its zone as +08:00 in eventTimeZoneOffset';
    reader.report('event-time', 'error', `${where}.eventTime`, message);
    return undefined;
  }
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return findCalendarDate(new Date(instant + offsetMs).toISOString().slice(0, 10));
}

function readInstances(reader: JsonReader, value: JsonValue | undefined, where: string): EventGoods[] {
  return reader.list(value).map((entry, index) => {
    const { key, gtin } = checked(reader, reader.text(entry, where), `${where}[${index}]`);
    return { gtin, instance: key, quantity: Decimal.parse('1'), unit: '' };
  });
}

function readQuantities(reader: JsonReader, value: JsonValue | undefined, where: string): EventGoods[] {
  return reader.list(value).map((entry, index) => {
    const at = `${where}[${index}]`;
    const element = reader.object(entry);
    const { key, gtin, isInstance } = checked(reader, reader.text(element?.epcClass, at), at);
    const quantity = readQuantity(reader, element?.quantity, at);
    return { gtin, instance: isInstance ? key : '', quantity, unit: reader.text(element?.uom, at).toUpperCase() };
  });
}

/** JSON writes a quantity as a number; its shortest decimal form is what was written, up to 15 digits. */
function readQuantity(reader: JsonReader, value: JsonValue | undefined, where: string): Decimal | undefined {
  if (value === undefined) return undefined;
  try {
    const quantity = typeof value === 'number' ? Decimal.parse(String(value)) : undefined;
    if (quantity && !quantity.isNegative()) return quantity;
  } catch (error) {
    if (!(error instanceof DecimalMalformed)) throw error;
  }
  reader.report('quantity-malformed', 'error', where, 'a quantity is a number from zero up');
  return undefined;
}

function checked(reader: JsonReader, text: string, where: string): Epc {
  const epc = readEpc(text);
  if (text === '') reader.report('epc-missing', 'error', where, 'goods are named by an EPC URN or a GS1 Digital Link');
  if (epc.isCheckDigitWrong) reader.report('gs1-check-digit', 'error', where, `${epc.key} has a wrong check digit`);
  return epc;
}

/** Where from and where to, as locations: parties stay the same when a company moves its own goods. */
function placeOf(
  reader: JsonReader,
  value: JsonValue | undefined,
  name: 'source' | 'destination',
  where: string,
): string {
  const at = `${where}.${name}List`;
  const location = reader.objects(value).find(({ type }) => cbvWord(reader.text(type, at)) === 'location');
  const text = reader.text(location?.[name], at);
  return text && checked(reader, text, at).key;
}

/** One text for one event, whatever the order of its members. */
function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonicalText).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([name]) => !NOT_OF_EVENT.has(name));
  const texts = members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`);
  return `{${texts.sort().join()}}`;
}
