import { Decimal } from '@tallystick/kernel';
import { DEFAULT_DIALECT_LIMITS } from '../dialect-limits.js';
import { exactValue } from '../exact-value.js';
import { MappingFaults, membersOf } from './mapping-faults.js';
import {
  type FieldSource,
  type Mapping,
  MAPPING_LIMITS,
  type MeasurementMapping,
  TIME_FORMATS,
  type TimeFormat,
} from './mapping.js';
import { parsePointer } from './pointer.js';

const FIELDS = ['device', 'metric', 'value', 'unit'] as const;
const KNOWN = ['each', ...FIELDS, 'scale', 'time'];
const ONE = Decimal.of(1n);

/**
 * A mapping as the API takes it and `telemetry.gateway.mapping` keeps it:
 *
 * `{"measurements": [{"each": "/data", "device": {"message": "/id"}, "metric": {"constant": "weight"}, "value": {"item": "/kg"},
 * "scale": "0.001", "unit": {"constant": "kg"}, "time": {"item": "/ts", "format": "milliseconds"}}]}`
 *
 * `each` points at a list, or at one measurement; left out, the message is one. `scale` is text, 1 when it is left out. Without `time` a
 * reading's time is when its message came.
 * @throws MappingInvalid with all that is wrong
 */
export function parseMapping(given: unknown): Mapping {
  const faults = new MappingFaults();
  const measurements = measurementsOf(given, faults);
  faults.throwIfAny();
  return { measurements: measurements ?? [] };
}

function measurementsOf(given: unknown, faults: MappingFaults): readonly MeasurementMapping[] | undefined {
  const list = membersOf(given, '', ['measurements'], faults)?.['measurements'];
  const { measurements } = MAPPING_LIMITS;
  if (!Array.isArray(list) || list.length === 0 || list.length > measurements) {
    return faults.add('/measurements', `a list of 1 to ${measurements} kinds of measurement`);
  }
  return list.flatMap((one, place) => measurementOf(one, `/measurements/${place}`, faults) ?? []);
}

function measurementOf(given: unknown, at: string, faults: MappingFaults): MeasurementMapping | undefined {
  const members = membersOf(given, at, KNOWN, faults);
  if (!members) return undefined;
  const each = parsePointer(members['each'] ?? '', `${at}/each`, faults);
  const [device, metric, value, unit] = FIELDS.map((name) => sourceOf(members[name], `${at}/${name}`, faults));
  const scale = scaleOf(members['scale'], `${at}/scale`, faults);
  const time = members['time'] === undefined ? null : timeOf(members['time'], `${at}/time`, faults);
  if (!each || !device || !metric || !value || !unit || !scale || time === undefined) return undefined;
  return { each, device, metric, value, scale, unit, time };
}

function sourceOf(
  given: unknown,
  at: string,
  faults: MappingFaults,
  more: readonly string[] = [],
): FieldSource | undefined {
  const members = membersOf(given, at, ['item', 'message', 'constant', ...more], faults);
  if (!members) return undefined;
  const named = (['item', 'message', 'constant'] as const).filter((name) => members[name] !== undefined);
  const [from, ...others] = named;
  if (from === undefined || others.length > 0) return faults.add(at, 'one of item, message, constant');
  if (from === 'constant') return constantOf(members['constant'], `${at}/constant`, faults);
  const pointer = parsePointer(members[from], `${at}/${from}`, faults);
  return pointer && { from, at: pointer };
}

function constantOf(given: unknown, at: string, faults: MappingFaults): FieldSource | undefined {
  const { characters } = MAPPING_LIMITS;
  if (typeof given === 'string' && given !== '' && given.length <= characters) return { from: 'constant', text: given };
  return faults.add(at, `text of 1 to ${characters} characters`);
}

function scaleOf(given: unknown, at: string, faults: MappingFaults): Decimal | undefined {
  if (given === undefined) return ONE;
  const scale = typeof given === 'string' ? exactValue(given, DEFAULT_DIALECT_LIMITS) : undefined;
  return scale && !scale.isZero() ? scale : faults.add(at, 'a number as text, such as "0.001", and not 0');
}

function timeOf(given: unknown, at: string, faults: MappingFaults): MeasurementMapping['time'] | undefined {
  const source = sourceOf(given, at, faults, ['format']);
  const format = typeof given === 'object' && given !== null && 'format' in given ? given.format : undefined;
  const found = TIME_FORMATS.find((known): known is TimeFormat => known === format);
  if (!found) faults.add(`${at}/format`, `one of ${TIME_FORMATS.join(', ')}`);
  return source && found && { source, format: found };
}
