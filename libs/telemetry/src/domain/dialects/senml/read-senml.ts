import { Decimal } from '@tallystick/kernel';
import type { Reading } from '../../batch/batch.js';
import { isUnit } from '../../batch/read-fields.js';
import { EnvelopeRefused, payloadMalformed } from '../../cose/envelope-refused.js';
import { type DecodedMessage, type IgnoredKind, ReadingList } from '../decoded-message.js';
import type { DialectLimits } from '../dialect-limits.js';
import { fitting } from '../exact-value.js';
import { sumName } from '../foreign-name.js';
import { instantOfSeconds } from '../instant.js';
import { isList, isObject } from '../json/json-value.js';
import { readJson } from '../json/read-json.js';
import { type ResolvedRecord, resolvePack } from './resolve-pack.js';
import { senmlName } from './senml-name.js';
import { readRecord } from './senml-record.js';

/** Of what states none, and of true and false. */
const NO_UNIT = '1';

/** A SenML pack (RFC 8428) in JSON. @throws EnvelopeRefused and nothing else */
export function readSenml(bytes: Uint8Array, receivedAtMs: number, limits: DialectLimits): DecodedMessage {
  const pack = readJson(bytes, limits);
  if (!isList(pack)) throw payloadMalformed('pack: expected a list of records');
  if (pack.length > limits.maxReadings) {
    throw new EnvelopeRefused('limit-exceeded', `pack: expected ${limits.maxReadings} records at most`);
  }
  const records = pack.map((record, place) => {
    if (!isObject(record)) throw payloadMalformed(`[${place}]: expected an object`);
    return readRecord(record, `[${place}]`, limits);
  });
  const list = new ReadingList();
  for (const record of resolvePack(records, receivedAtMs)) for (const one of readingsOf(record, limits)) list.add(one);
  return list.decoded(receivedAtMs);
}

function readingsOf(record: ResolvedRecord, limits: DialectLimits): readonly (Reading | IgnoredKind)[] {
  const { value, sum, ignored } = record;
  const rows: (Reading | IgnoredKind)[] = ignored ? [ignored] : [];
  if (typeof value === 'boolean') rows.push(reading(record, Decimal.of(value ? 1n : 0n), NO_UNIT, limits));
  else if (value) rows.push(reading(record, value, record.unit, limits));
  if (sum) rows.push(sumReading(record, sum, limits));
  return rows;
}

function reading(
  { baseName, ownName, seconds }: ResolvedRecord,
  given: Decimal,
  unit: string | undefined,
  limits: DialectLimits,
): Reading | IgnoredKind {
  const name = senmlName(baseName, ownName, limits);
  if (!name) return 'name';
  const atMs = instantOfSeconds(seconds);
  if (atMs === undefined) return 'time';
  const value = fitting(given, limits);
  if (!value) return 'not-exact';
  return { ...name, atMs, value, unit: unitOf(unit, limits) };
}

/** A sum is of the value over time: of its unit times seconds. */
function sumReading(record: ResolvedRecord, sum: Decimal, limits: DialectLimits): Reading | IgnoredKind {
  const row = reading(record, sum, record.unit === undefined ? 's' : `${record.unit}.s`, limits);
  if (typeof row === 'string') return row;
  const metric = sumName(row.metric, limits);
  return metric === undefined ? 'name' : { ...row, metric };
}

/** @throws EnvelopeRefused: in another unit the number is another */
function unitOf(unit: string | undefined, limits: DialectLimits): string {
  if (unit === undefined || unit === '') return NO_UNIT;
  if (isUnit(unit, limits)) return unit;
  throw payloadMalformed(
    `unit: expected printable ASCII without blanks, ${limits.maxUnitCharacters} characters at most`,
  );
}
