import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import type { DialectLimits } from '../dialect-limits.js';
import {
  protobufBytes,
  type ProtobufField,
  protobufFields,
  protobufInteger,
  protobufText,
  WIRE,
} from './protobuf-reader.js';
import { readProperties } from './read-properties.js';
import type { SparkplugMetric, SparkplugPayload, SparkplugValue } from './sparkplug-payload.js';

/** The numbers of the fields, section 6.4.4; others (uuid, body, metadata, flags) are passed over. */
const PAYLOAD = { timestamp: 1, metric: 2, seq: 3 };
const METRIC = { name: 1, alias: 2, timestamp: 3, datatype: 4, isNull: 7, properties: 9 };
const VALUE = {
  int: 10,
  long: 11,
  float: 12,
  double: 13,
  boolean: 14,
  text: 15,
  bytes: 16,
  dataset: 17,
  template: 18,
  extension: 19,
};

/** @throws EnvelopeRefused and nothing else */
export function readPayload(bytes: Uint8Array, limits: DialectLimits): SparkplugPayload {
  if (bytes.length > limits.maxEnvelopeBytes) {
    throw new EnvelopeRefused('envelope-too-large', `expected ${limits.maxEnvelopeBytes} bytes at most`);
  }
  const metrics: SparkplugMetric[] = [];
  const payload: { -readonly [Name in keyof SparkplugPayload]: SparkplugPayload[Name] } = { metrics };
  for (const field of protobufFields(bytes)) {
    if (field.number === PAYLOAD.timestamp) payload.timestamp = protobufInteger(field, 'timestamp');
    if (field.number === PAYLOAD.seq) payload.seq = protobufInteger(field, 'seq');
    if (field.number !== PAYLOAD.metric) continue;
    if (metrics.length === limits.maxReadings) {
      throw new EnvelopeRefused('limit-exceeded', `metrics: expected ${limits.maxReadings} at most`);
    }
    metrics.push(readMetric(protobufBytes(field, 'metric')));
  }
  return payload;
}

function readMetric(bytes: Uint8Array): SparkplugMetric {
  const metric: { -readonly [Name in keyof SparkplugMetric]: SparkplugMetric[Name] } = {
    isNull: false,
    properties: {},
  };
  for (const field of protobufFields(bytes)) {
    switch (field.number) {
      case METRIC.name:
        metric.name = protobufText(field, 'name');
        break;
      case METRIC.alias:
        metric.alias = protobufInteger(field, 'alias');
        break;
      case METRIC.timestamp:
        metric.timestamp = protobufInteger(field, 'timestamp');
        break;
      case METRIC.datatype:
        metric.datatype = Number(protobufInteger(field, 'datatype'));
        break;
      case METRIC.isNull:
        metric.isNull = protobufInteger(field, 'is_null') !== 0n;
        break;
      case METRIC.properties:
        metric.properties = readProperties(protobufBytes(field, 'properties'));
        break;
      default: {
        // Of a choice of fields the last one counts, as everywhere in protocol buffers.
        const value = readValue(field);
        if (value) metric.value = value;
      }
    }
  }
  return metric;
}

function readValue(field: ProtobufField): SparkplugValue | undefined {
  switch (field.number) {
    case VALUE.int:
      return { as: 'int', bits: BigInt.asUintN(32, protobufInteger(field, 'int_value')) };
    case VALUE.long:
      return { as: 'long', bits: protobufInteger(field, 'long_value') };
    case VALUE.float:
      return { as: 'float', number: viewOf(protobufBytes(field, 'float_value', WIRE.fixed32)).getFloat32(0, true) };
    case VALUE.double:
      return { as: 'double', number: viewOf(protobufBytes(field, 'double_value', WIRE.fixed64)).getFloat64(0, true) };
    case VALUE.boolean:
      return { as: 'boolean', isTrue: protobufInteger(field, 'boolean_value') !== 0n };
    case VALUE.text:
      return { as: 'text' };
    case VALUE.bytes:
      return { as: 'bytes' };
    case VALUE.dataset:
      return { as: 'dataset' };
    case VALUE.template:
      return { as: 'template' };
    case VALUE.extension:
      return { as: 'extension' };
    default:
      return undefined;
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
