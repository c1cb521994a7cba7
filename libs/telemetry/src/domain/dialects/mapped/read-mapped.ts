import { Decimal } from '@tallystick/kernel';
import type { Reading } from '../../batch/batch.js';
import { isUnit } from '../../batch/read-fields.js';
import { EnvelopeRefused, payloadMalformed } from '../../cose/envelope-refused.js';
import { type DecodedMessage, type IgnoredKind, ReadingList } from '../decoded-message.js';
import type { DialectLimits } from '../dialect-limits.js';
import { exactValue, fitting } from '../exact-value.js';
import { foreignName } from '../foreign-name.js';
import { isList, JsonNumber, type JsonValue } from '../json/json-value.js';
import { readJson } from '../json/read-json.js';
import type { FieldSource, Mapping, MeasurementMapping } from './mapping.js';
import { mappedTime } from './mapped-time.js';
import { pointedAt } from './pointer.js';

interface Place {
  readonly message: JsonValue;
  readonly item: JsonValue;
  readonly receivedAtMs: number;
  readonly limits: DialectLimits;
}

/**
 * A vendor's JSON by its mapping. A measurement in which something is missing is left out and counted; a message in which nothing is where the
 * mapping says is refused, as the mapping is then another message's. @throws EnvelopeRefused and nothing else
 */
export function readMapped(
  bytes: Uint8Array,
  mapping: Mapping,
  receivedAtMs: number,
  limits: DialectLimits,
): DecodedMessage {
  const message = readJson(bytes, limits);
  const list = new ReadingList();
  let count = 0;
  let isAnywhere = false;
  for (const measurement of mapping.measurements) {
    const found = pointedAt(message, measurement.each);
    if (found === undefined || found === null) continue;
    isAnywhere = true;
    for (const item of isList(found) ? found : [found]) {
      count += 1;
      if (count > limits.maxReadings) {
        throw new EnvelopeRefused('limit-exceeded', `measurements: expected ${limits.maxReadings} at most`);
      }
      list.add(readingOf(measurement, { message, item, receivedAtMs, limits }));
    }
  }
  if (!isAnywhere) throw payloadMalformed('expected measurements where the mapping says that they are');
  return list.decoded(receivedAtMs);
}

function readingOf(mapping: MeasurementMapping, place: Place): Reading | IgnoredKind {
  const { limits } = place;
  const value = valueOf(found(mapping.value, place), mapping.scale, limits);
  if (typeof value === 'string') return value;
  const [device, metric] = [mapping.device, mapping.metric].map((source) => nameIn(found(source, place)));
  const unit = nameIn(found(mapping.unit, place));
  if (device === undefined || metric === undefined || unit === undefined) return 'absent';
  const [deviceName, metricName] = [foreignName(device, limits), foreignName(metric, limits)];
  if (deviceName === undefined || metricName === undefined || !isUnit(unit, limits)) return 'name';
  const { time } = mapping;
  const atMs = time ? mappedTime(found(time.source, place), time.format, limits) : place.receivedAtMs;
  return atMs === undefined ? 'time' : { device: deviceName, metric: metricName, atMs, value, unit };
}

function found(source: FieldSource, { message, item }: Place): JsonValue | undefined {
  if (source.from === 'constant') return source.text;
  return pointedAt(source.from === 'item' ? item : message, source.at);
}

/** Vendors number devices as often as they name them. */
function nameIn(value: JsonValue | undefined): string | undefined {
  return value instanceof JsonNumber ? value.text : typeof value === 'string' ? value : undefined;
}

/** A number, or a number as text; true is 1 and false 0. */
function valueOf(given: JsonValue | undefined, scale: Decimal, limits: DialectLimits): Decimal | IgnoredKind {
  if (given === undefined || given === null) return 'absent';
  if (typeof given === 'boolean') return Decimal.of(given ? 1n : 0n);
  const text = nameIn(given);
  if (text === undefined) return 'not-a-number';
  const number = exactValue(text, limits);
  if (!number) return given instanceof JsonNumber ? 'not-exact' : 'not-a-number';
  return fitting(number.times(scale), limits) ?? 'not-exact';
}
