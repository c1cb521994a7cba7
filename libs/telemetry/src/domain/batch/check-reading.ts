import { HASH_BYTES, type Reading } from './batch.js';
import { type BatchLimits, DEFAULT_BATCH_LIMITS } from './batch-limits.js';
import { encodeBatch } from './batch-payload.js';
import { readBatch } from './read-batch.js';

/**
 * Whether a batch may hold these readings, asked before they wait with others: one that nobody could read must not take its batch with it.
 * @throws EnvelopeRefused `payload-malformed`, `limit-exceeded`
 */
export function checkReadings(readings: readonly Reading[], limits: BatchLimits = DEFAULT_BATCH_LIMITS): void {
  const previousHash = new Uint8Array(HASH_BYTES);
  readBatch(encodeBatch({ gateway: 'g', bootEpoch: 0n, seq: 0n, previousHash, sentAtMs: 0, readings }), limits);
}
