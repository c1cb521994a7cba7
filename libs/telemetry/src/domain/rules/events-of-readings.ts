import type { Reading } from '../batch/batch.js';
import type { FixEvent, MeasurementEvent, RuleEvent, TagCycleEvent } from './rule-event.js';
import type { Measurement, Timed } from './measurement.js';

/**
 * A round of a tag reader is written as readings of one device and time: `tag-cycle`, how many tags it saw, and `tag:` with the tag's name, 1,
 * for each of them. A place is `longitude` and `latitude` in `deg` and `accuracy` in `m`. All else is a measurement.
 */
export const TAG_CYCLE_METRIC = 'tag-cycle';
export const TAG_PREFIX = 'tag:';
export const FIX_METRICS = ['longitude', 'latitude', 'accuracy'] as const;

/** What is known of the readings of a batch beside what they say. */
export type Circumstances = Pick<Measurement, 'receivedAt' | 'clock' | 'grade'>;

/**
 * What the rules hear of a batch, in the order of its readings; a round and a place where the first of their readings stands. A round of which
 * some tags are missing, or a place without all three numbers, says nothing: it must not look as if goods were gone.
 */
export function eventsOf(readings: readonly Reading[], circumstances: Circumstances): RuleEvent[] {
  const groups = new Map<string, Reading[]>();
  const rows: (Reading | readonly Reading[])[] = [];
  for (const reading of readings) {
    const kind = groupOf(reading.metric);
    if (kind === undefined) {
      rows.push(reading);
      continue;
    }
    const name = `${kind} ${reading.device} ${reading.atMs}`;
    const group = groups.get(name);
    if (group) group.push(reading);
    else rows.push(startGroup(groups, name, reading));
  }
  return rows.flatMap((row) => ('metric' in row ? [measurement(row, circumstances)] : grouped(row, circumstances)));
}

function startGroup(groups: Map<string, Reading[]>, name: string, first: Reading): readonly Reading[] {
  const group = [first];
  groups.set(name, group);
  return group;
}

function groupOf(metric: string): 'tags' | 'fix' | undefined {
  if (metric === TAG_CYCLE_METRIC || metric.startsWith(TAG_PREFIX)) return 'tags';
  return FIX_METRICS.some((name) => name === metric) ? 'fix' : undefined;
}

function measurement(reading: Reading, circumstances: Circumstances): MeasurementEvent {
  const { device, metric, atMs, value, unit, uncertainty } = reading;
  return {
    kind: 'measurement',
    measurement: { device, metric, value, unit, ...(uncertainty && { uncertainty }), ...timed(atMs, circumstances) },
  };
}

const timed = (atMs: number, { receivedAt, clock, grade }: Circumstances): Timed & Circumstances => ({
  at: atMs,
  receivedAt,
  clock,
  grade,
});

function grouped(readings: readonly Reading[], circumstances: Circumstances): RuleEvent[] {
  const [first] = readings;
  if (!first) return [];
  const event =
    groupOf(first.metric) === 'fix' ? fix(first, readings, circumstances) : tagCycle(first, readings, circumstances);
  return event ? [event] : [];
}

function tagCycle(
  { device, atMs }: Reading,
  readings: readonly Reading[],
  circumstances: Circumstances,
): TagCycleEvent | undefined {
  const counts = readings.filter(({ metric }) => metric === TAG_CYCLE_METRIC);
  const names = readings
    .filter(({ metric, value }) => metric.startsWith(TAG_PREFIX) && value.unscaled !== 0n)
    .map(({ metric }) => metric.slice(TAG_PREFIX.length));
  const seen = [...new Set(names)];
  if (counts.length !== 1 || wholeOf(counts[0], 0) !== seen.length) return undefined;
  return { kind: 'tag-cycle', device, seen, ...timed(atMs, circumstances) };
}

function fix(
  { device, atMs }: Reading,
  readings: readonly Reading[],
  circumstances: Circumstances,
): FixEvent | undefined {
  const of = (name: (typeof FIX_METRICS)[number], unit: string) => {
    const found = readings.filter(({ metric }) => metric === name);
    return found.length === 1 && found[0]?.unit === unit ? found[0] : undefined;
  };
  const longitude = wholeOf(of('longitude', 'deg'), 6);
  const latitude = wholeOf(of('latitude', 'deg'), 6);
  const accuracyMetres = wholeOf(of('accuracy', 'm'), 0, 'up');
  if (longitude === undefined || latitude === undefined || accuracyMetres === undefined) return undefined;
  return { kind: 'fix', device, longitude, latitude, accuracyMetres, ...timed(atMs, circumstances) };
}

/** The value in units of its last digit that counts; what is beyond it is cut off, or carried up. */
function wholeOf(reading: Reading | undefined, places: number, rounding: 'down' | 'up' = 'down'): number | undefined {
  if (!reading) return undefined;
  const { unscaled, scale } = reading.value;
  const divisor = 10n ** BigInt(Math.max(0, scale - places));
  const scaled = (unscaled * 10n ** BigInt(Math.max(0, places - scale))) / divisor;
  const isRest = scaled * divisor !== unscaled * 10n ** BigInt(Math.max(0, places - scale));
  const whole = Number(rounding === 'up' && isRest && unscaled > 0n ? scaled + 1n : scaled);
  return Number.isSafeInteger(whole) ? whole : undefined;
}
