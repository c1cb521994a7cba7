import { CborReader } from '../cose/cbor-reader.js';
import { EnvelopeRefused, payloadMalformed } from '../cose/envelope-refused.js';
import { type Batch, type EpochLink, HASH_BYTES, isZeroHash } from './batch.js';
import type { BatchLimits } from './batch-limits.js';
import { BATCH_KEY } from './batch-payload.js';
import { readInstant, readName } from './read-fields.js';
import { readReading } from './read-reading.js';

const FIELDS = 6;

/** The batch in a payload, or a refusal: what this accepts, `encodeBatch` encodes to the same bytes. @throws EnvelopeRefused */
export function readBatch(payload: Uint8Array, limits: BatchLimits): Batch {
  const reader = new CborReader(payload, 'payload-malformed');
  const fields = reader.map('batch');
  if (fields !== FIELDS && fields !== FIELDS + 1)
    throw payloadMalformed('batch: expected six fields, or seven with its link');
  reader.key(BATCH_KEY.gateway, 'batch');
  const gateway = readName(reader, 'gateway', limits);
  reader.key(BATCH_KEY.bootEpoch, 'batch');
  const bootEpoch = reader.unsigned('boot epoch');
  reader.key(BATCH_KEY.seq, 'batch');
  const seq = reader.unsigned('seq');
  reader.key(BATCH_KEY.previousHash, 'batch');
  const previousHash = reader.bytes('previous hash');
  reader.key(BATCH_KEY.sentAt, 'batch');
  const sentAtMs = readInstant(reader, 'sent at');
  reader.key(BATCH_KEY.readings, 'batch');
  const count = reader.array('readings');
  if (count > limits.maxReadings) {
    throw new EnvelopeRefused('limit-exceeded', `readings: expected ${limits.maxReadings} at most`);
  }
  const readings = Array.from({ length: count }, (_, place) => readReading(reader, `readings[${place}]`, limits));
  const previous = fields > FIELDS ? readLink(reader) : undefined;
  reader.end();
  const batch: Batch = {
    gateway,
    bootEpoch,
    seq,
    previousHash,
    ...(previous && { previous }),
    sentAtMs,
    readings,
  };
  requireChained(batch);
  return batch;
}

function readLink(reader: CborReader): EpochLink {
  reader.key(BATCH_KEY.previous, 'batch');
  if (reader.array('link') !== 2) throw payloadMalformed('link: expected boot epoch and seq');
  return { bootEpoch: reader.unsigned('boot epoch of the link'), seq: reader.unsigned('seq of the link') };
}

/** Every batch but a gateway's very first names the one before; where an epoch begins, by number too, as only then the number is not known. */
function requireChained({ seq, bootEpoch, previousHash, previous }: Batch): void {
  if (previousHash.length !== HASH_BYTES) throw payloadMalformed(`previous hash: expected ${HASH_BYTES} bytes`);
  const remembers = !isZeroHash(previousHash);
  if (seq > 0n && !remembers)
    throw payloadMalformed('previous hash: expected a hash, for this is not the first of its epoch');
  if (seq > 0n && previous) throw payloadMalformed('link: expected at the first of an epoch alone');
  if (seq === 0n && remembers !== (previous !== undefined)) {
    throw payloadMalformed('link: expected with a previous hash, and with none when there is none');
  }
  if (previous && previous.bootEpoch >= bootEpoch) throw payloadMalformed('link: expected an earlier boot epoch');
}
