import { protobufBytes, protobufFields, protobufInteger, protobufText } from './protobuf-reader.js';
import type { SparkplugProperties } from './sparkplug-payload.js';

/** The numbers of the fields of a set of properties and of a property's value, section 6.4.4. */
const SET = { key: 1, value: 2 };
const VALUE = { int: 3, long: 4, text: 8 };
/** More keys than these are not what a sensor says of itself. */
const MOST_PROPERTIES = 100;

/** Keys and values are two lists of one order. @throws EnvelopeRefused and nothing else */
export function readProperties(bytes: Uint8Array): SparkplugProperties {
  const keys: string[] = [];
  const values: Uint8Array[] = [];
  for (const field of protobufFields(bytes)) {
    if (field.number === SET.key && keys.length < MOST_PROPERTIES) keys.push(protobufText(field, 'key'));
    if (field.number === SET.value && values.length < MOST_PROPERTIES) values.push(protobufBytes(field, 'property'));
  }
  const of = (key: string) => values[keys.indexOf(key)];
  const [unit, quality] = [of('engUnit'), of('Quality')];
  const engUnit = unit && textIn(unit);
  const grade = quality && integerIn(quality);
  return { ...(engUnit !== undefined && { engUnit }), ...(grade !== undefined && { quality: grade }) };
}

function textIn(bytes: Uint8Array): string | undefined {
  for (const field of protobufFields(bytes)) if (field.number === VALUE.text) return protobufText(field, 'property');
  return undefined;
}

function integerIn(bytes: Uint8Array): bigint | undefined {
  for (const field of protobufFields(bytes)) {
    if (field.number === VALUE.int || field.number === VALUE.long) return protobufInteger(field, 'property');
  }
  return undefined;
}
