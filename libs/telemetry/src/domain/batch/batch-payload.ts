import type { Decimal } from '@tallystick/kernel';
import { type CborValue, encodeCbor, tagged } from '../cose/cbor.js';
import { EnvelopeRefused } from '../cose/envelope-refused.js';
import type { Batch, Reading } from './batch.js';

/** The keys of the payload's map and of a reading's. */
export const BATCH_KEY = { gateway: 1, bootEpoch: 2, seq: 3, previousHash: 4, sentAt: 5, readings: 6, previous: 7 };
export const READING_KEY = { device: 1, metric: 2, at: 3, value: 4, unit: 5, uncertainty: 6 };

/** RFC 8949 3.4.4: [exponent, mantissa], a number in tens. */
export const DECIMAL_FRACTION_TAG = 4;
const MAX_INT64 = 2n ** 63n - 1n;

/** Fits a signed integer of 64 bits, both ways round. */
export const isMantissa = (value: bigint): boolean => value <= MAX_INT64 && value >= -MAX_INT64;

/** The payload of a batch, in the one encoding that `readBatch` accepts. */
export function encodeBatch(batch: Batch): Uint8Array {
  const { gateway, bootEpoch, seq, previousHash, previous, sentAtMs, readings } = batch;
  const fields = new Map<number, CborValue>([
    [BATCH_KEY.gateway, gateway],
    [BATCH_KEY.bootEpoch, bootEpoch],
    [BATCH_KEY.seq, seq],
    [BATCH_KEY.previousHash, previousHash],
    [BATCH_KEY.sentAt, sentAtMs],
    [BATCH_KEY.readings, readings.map(readingFields)],
  ]);
  if (previous) fields.set(BATCH_KEY.previous, [previous.bootEpoch, previous.seq]);
  return encodeCbor(fields);
}

function readingFields({ device, metric, atMs, value, unit, uncertainty }: Reading): ReadonlyMap<number, CborValue> {
  const fields = new Map<number, CborValue>([
    [READING_KEY.device, device],
    [READING_KEY.metric, metric],
    [READING_KEY.at, atMs],
    [READING_KEY.value, decimalFraction(value)],
    [READING_KEY.unit, unit],
  ]);
  if (uncertainty) fields.set(READING_KEY.uncertainty, decimalFraction(uncertainty));
  return fields;
}

/** An integer when it is one, else a decimal fraction without zeros at its end: a number has one form. */
function decimalFraction(value: Decimal): CborValue {
  const { unscaled, scale } = value.normalised();
  if (!isMantissa(unscaled)) throw new EnvelopeRefused('payload-malformed', 'value: expected digits within 64 bits');
  return scale === 0 ? unscaled : tagged(DECIMAL_FRACTION_TAG, [-scale, unscaled]);
}
