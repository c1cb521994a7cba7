import protobuf from 'protobufjs';
import type { DialectMessage } from '../domain/dialects/decoded-message.js';
import { framed } from '../domain/dialects/sparkplug/framed-message.js';

/** Sparkplug's messages by another encoder than ours: Eclipse Sparkplug 3.0, section 6.4.4. */
const field = (name: string, id: number, type: string, rule?: string) => new protobuf.Field(name, id, type, rule);
const PropertyValue = new protobuf.Type('PropertyValue')
  .add(field('type', 1, 'uint32'))
  .add(field('intValue', 3, 'uint32'))
  .add(field('longValue', 4, 'uint64'))
  .add(field('stringValue', 8, 'string'));
const PropertySet = new protobuf.Type('PropertySet')
  .add(field('keys', 1, 'string', 'repeated'))
  .add(field('values', 2, 'PropertyValue', 'repeated'));
const DataSet = new protobuf.Type('DataSet').add(field('numOfColumns', 1, 'uint64'));
const Template = new protobuf.Type('Template').add(field('version', 1, 'string'));
const Metric = new protobuf.Type('Metric')
  .add(field('name', 1, 'string'))
  .add(field('alias', 2, 'uint64'))
  .add(field('timestamp', 3, 'uint64'))
  .add(field('datatype', 4, 'uint32'))
  .add(field('isHistorical', 5, 'bool'))
  .add(field('isNull', 7, 'bool'))
  .add(field('properties', 9, 'PropertySet'))
  .add(field('intValue', 10, 'uint32'))
  .add(field('longValue', 11, 'uint64'))
  .add(field('floatValue', 12, 'float'))
  .add(field('doubleValue', 13, 'double'))
  .add(field('booleanValue', 14, 'bool'))
  .add(field('stringValue', 15, 'string'))
  .add(field('bytesValue', 16, 'bytes'))
  .add(field('datasetValue', 17, 'DataSet'))
  .add(field('templateValue', 18, 'Template'));
const Payload = new protobuf.Type('Payload')
  .add(field('timestamp', 1, 'uint64'))
  .add(field('metrics', 2, 'Metric', 'repeated'))
  .add(field('seq', 3, 'uint64'))
  .add(field('uuid', 4, 'string'));
new protobuf.Root()
  .define('sparkplug')
  .add(PropertyValue)
  .add(PropertySet)
  .add(DataSet)
  .add(Template)
  .add(Metric)
  .add(Payload);

export interface GivenMetric {
  readonly name?: string;
  readonly alias?: number;
  readonly timestamp?: number;
  readonly datatype?: number;
  readonly [value: string]: unknown;
}

export interface GivenPayload {
  readonly timestamp?: number;
  readonly seq?: number;
  readonly metrics?: readonly GivenMetric[];
}

export const encodedPayload = (payload: GivenPayload): Uint8Array =>
  Uint8Array.from(Payload.encode(Payload.fromObject({ ...payload })).finish());

export const decodedPayload = (bytes: Uint8Array): unknown =>
  Payload.toObject(Payload.decode(bytes), { longs: Number });

export const RECEIVED = 1_700_000_000_000;
export const SITE = 'site-7';
export const GATEWAY = 'press-line';

/** What the intake hands on of a message by `spBv1.0/site-7/{message}/press-line[/device]`. */
export function sparkplug(kind: string, payload: GivenPayload, receivedAtMs = RECEIVED): DialectMessage {
  const [message = '', device] = kind.split(' ');
  const topic = ['spBv1.0', SITE, message, GATEWAY, ...(device === undefined ? [] : [device])].join('/');
  return { bytes: framed({ topic, payload: encodedPayload(payload) }), receivedAtMs };
}

export const bdSeq = (longValue: number): GivenMetric => ({ name: 'bdSeq', datatype: 4, longValue });
