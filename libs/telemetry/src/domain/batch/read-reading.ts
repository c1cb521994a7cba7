import type { CborReader } from '../cose/cbor-reader.js';
import { payloadMalformed } from '../cose/envelope-refused.js';
import type { Reading } from './batch.js';
import type { BatchLimits } from './batch-limits.js';
import { READING_KEY } from './batch-payload.js';
import { readDecimal, readInstant, readName, readUnit } from './read-fields.js';

const FIELDS = 5;

/** @param where the reading's place, for a refusal */
export function readReading(reader: CborReader, where: string, limits: BatchLimits): Reading {
  const fields = reader.map(where);
  if (fields !== FIELDS && fields !== FIELDS + 1) {
    throw payloadMalformed(`${where}: expected five fields, or six with its uncertainty`);
  }
  reader.key(READING_KEY.device, where);
  const device = readName(reader, `${where}.device`, limits);
  reader.key(READING_KEY.metric, where);
  const metric = readName(reader, `${where}.metric`, limits);
  reader.key(READING_KEY.at, where);
  const atMs = readInstant(reader, `${where}.at`);
  reader.key(READING_KEY.value, where);
  const value = readDecimal(reader, `${where}.value`, limits);
  reader.key(READING_KEY.unit, where);
  const unit = readUnit(reader, `${where}.unit`, limits);
  if (fields === FIELDS) return { device, metric, atMs, value, unit };
  reader.key(READING_KEY.uncertainty, where);
  const uncertainty = readDecimal(reader, `${where}.uncertainty`, limits);
  if (uncertainty.isNegative()) throw payloadMalformed(`${where}.uncertainty: expected no negative number`);
  return { device, metric, atMs, value, unit, uncertainty };
}
