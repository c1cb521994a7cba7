import { createHash } from 'node:crypto';
import { Decimal, DecimalMalformed } from '@tallystick/kernel';
import type { JsonObject, JsonValue } from '../json/read-json.js';
import { type Vocabulary, webUri } from './cbv-words.js';
import { digitalLink } from './epc.js';

/** An `eventID` that says of itself that it is the event's hash. */
export const HASH_ID = /^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/;

/** A member of the event in the pre-hash string; undefined where it cannot be told how the standard writes it. */
type Write = (value: JsonValue) => string | undefined;

/** CBV 2.0 section 8.9: in this order, whatever order the event has; what is missing is left out. */
const ORDER: Readonly<Record<string, Write>> = {
  type: (value) => field('eventType', value, (text) => text),
  eventTime: (value) => field('eventTime', value, utcMilliseconds),
  eventTimeZoneOffset: (value) => field('eventTimeZoneOffset', value, (text) => text),
  epcList: list('epcList', (value) => field('epc', value, digitalLink)),
  parentID: (value) => field('parentID', value, digitalLink),
  childEPCs: list('childEPCs', (value) => field('epc', value, digitalLink)),
  quantityList: list('quantityList', quantityElement),
  childQuantityList: list('childQuantityList', quantityElement),
  action: (value) => field('action', value, (text) => text),
  bizStep: (value) => field('bizStep', value, (text) => webUri('BizStep', text)),
  disposition: (value) => field('disposition', value, (text) => webUri('Disp', text)),
  readPoint: place('readPoint'),
  bizLocation: place('bizLocation'),
  bizTransactionList: list('bizTransactionList', typed('bizTransaction', 'BTT')),
  sourceList: list('sourceList', typed('source', 'SDT')),
  destinationList: list('destinationList', typed('destination', 'SDT')),
};
/** No part of what happened, or, like the hash itself, said about it. */
const LEFT_OUT = new Set(['eventID', 'recordTime', 'errorDeclaration', '@context']);

/**
 * The event hash id of GS1 CBV 2.0. Undefined for an event with members that are not written here: master data of lots, sensors' reports,
 * extensions, keys other than GTIN, SSCC and GLN.
 */
export function eventHashId(event: JsonObject): string | undefined {
  const isKnown = Object.keys(event).every((name) => Object.hasOwn(ORDER, name) || LEFT_OUT.has(name));
  const parts = Object.entries(ORDER).flatMap(([name, write]) => {
    const value = event[name];
    return value === undefined ? [] : [write(value)];
  });
  if (!isKnown || parts.includes(undefined)) return undefined;
  return `ni:///sha-256;${createHash('sha256').update(parts.join('')).digest('hex')}?ver=CBV2.0`;
}

function field(name: string, value: JsonValue | undefined, write: (text: string) => string | undefined) {
  const text = typeof value === 'string' ? write(value.trim()) : undefined;
  return text === undefined ? undefined : `${name}=${text}`;
}

function list(name: string, write: Write): Write {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const parts = (value as readonly JsonValue[]).map(write);
    if (parts.includes(undefined)) return undefined;
    return parts.length === 0 ? '' : `${name}${parts.sort().join('')}`;
  };
}

function quantityElement(value: JsonValue): string | undefined {
  const element = members(value, ['epcClass', 'quantity', 'uom']);
  if (!element) return undefined;
  const parts = [field('epcClass', element.epcClass, digitalLink)];
  if (element.quantity !== undefined) parts.push(quantityText(element.quantity));
  if (element.uom !== undefined) parts.push(field('uom', element.uom, (text) => text));
  return parts.includes(undefined) ? undefined : `quantityElement${parts.join('')}`;
}

function quantityText(value: JsonValue): string | undefined {
  if (typeof value !== 'number') return undefined;
  try {
    return `quantity=${Decimal.parse(String(value)).normalised().toString()}`;
  } catch (error) {
    if (!(error instanceof DecimalMalformed)) throw error;
    return undefined;
  }
}

function place(name: string): Write {
  return (value) => {
    const id = members(value, ['id'])?.id;
    const text = field('id', id, digitalLink);
    return text === undefined ? undefined : `${name}${text}`;
  };
}

/** The type comes after what it is the type of. */
function typed(name: string, vocabulary: Vocabulary): Write {
  return (value) => {
    const element = members(value, [name, 'type']);
    if (!element) return undefined;
    const parts = [field(name, element[name], digitalLink)];
    if (element.type !== undefined) parts.push(field('type', element.type, (text) => webUri(vocabulary, text)));
    return parts.includes(undefined) ? undefined : parts.join('');
  };
}

function members(value: JsonValue, known: readonly string[]): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const object = value as JsonObject;
  return Object.keys(object).every((name) => known.includes(name)) ? object : undefined;
}

/** Half a millisecond and above counts as one. */
function utcMilliseconds(text: string): string | undefined {
  const [, seconds = '', fraction = '0', zone = ''] = /^([^.]+?)(?:\.([0-9]+))?(Z|[+-][0-9:]+)$/.exec(text) ?? [];
  const wholeMs = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(wholeMs)) return undefined;
  const digits = `${fraction}0000`;
  const fractionMs = Number(digits.slice(0, 3)) + (digits.charAt(3) >= '5' ? 1 : 0);
  return new Date(wholeMs + fractionMs).toISOString();
}
