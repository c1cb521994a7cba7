import { Decimal } from '@tallystick/kernel';
import type { Reading } from '@tallystick/telemetry';
import { ReadingUnsound } from '../gateway-errors.js';
import { exactDecimal } from './exact-decimal.js';
import { type Message, valueAt } from './exact-json.js';

/**
 * How a sensor's message becomes a reading. Each part is a text as it is, or taken from the message: `$` the whole, `$a.b` what stands there, `#2` the
 * second level of its topic.
 */
export interface ReadingMapping {
  readonly device: string;
  readonly metric: string;
  readonly unit: string;
  readonly value: string;
  /** When it was measured: milliseconds since 1970, or ISO 8601 with its zone. When left out, when it came. */
  readonly at?: string;
  /** Times what the sensor says, exactly: a decimal such as 0.01. */
  readonly scale?: string;
}

export interface Heard {
  readonly message: Message;
  /** Of MQTT. */
  readonly topic?: string;
  readonly nowMs: number;
}

/** @returns undefined when the message has no such value @throws ReadingUnsound when it has another than was expected */
export function mapReading(mapping: ReadingMapping, heard: Heard): Reading | undefined {
  const value = partOf(mapping.value, heard);
  if (value === undefined || value === null || value === '') return undefined;
  const exact = decimalOf(value);
  return {
    device: textOf('device', mapping.device, heard),
    metric: textOf('metric', mapping.metric, heard),
    unit: textOf('unit', mapping.unit, heard),
    atMs: mapping.at === undefined ? heard.nowMs : instantOf(partOf(mapping.at, heard)),
    value: mapping.scale === undefined ? exact : exact.times(exactDecimal(mapping.scale)),
  };
}

function partOf(part: string, { message, topic = '' }: Heard): Message | undefined {
  if (part.startsWith('$')) return valueAt(message, part.slice(1));
  if (part.startsWith('#')) return topic.split('/')[Number(part.slice(1)) - 1];
  return part;
}

function textOf(what: string, part: string, heard: Heard): string {
  const text = partOf(part, heard);
  if (typeof text === 'string') return text;
  if (text instanceof Decimal) return text.toString();
  throw new ReadingUnsound(`${what}: expected a text at ${part}`);
}

function decimalOf(value: Message): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === 'string') return exactDecimal(value);
  if (typeof value === 'boolean') return Decimal.of(value ? 1n : 0n);
  throw new ReadingUnsound('value: expected a number, a text with one, or true and false');
}

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function instantOf(value: Message | undefined): number {
  const expected = 'at: expected milliseconds since 1970, or a time with its zone such as 2026-03-01T08:00:00Z';
  if (value instanceof Decimal || (typeof value === 'string' && /^[0-9]+$/.test(value))) {
    const { unscaled, scale } = Decimal.parse(value.toString()).normalised();
    if (scale === 0) return Number(unscaled);
  } else if (typeof value === 'string' && ISO_8601.test(value)) {
    return Date.parse(value);
  }
  throw new ReadingUnsound(expected);
}
