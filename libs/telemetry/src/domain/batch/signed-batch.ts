import { EnvelopeRefused } from '../cose/envelope-refused.js';
import { type FindKey, openEnvelope } from '../cose/open-envelope.js';
import { signPayload } from '../cose/sign-payload.js';
import type { Signer } from '../cose/signer.js';
import type { VerifyingKey } from '../cose/verifying-key.js';
import { sha256 } from '../sha256.js';
import type { Batch } from './batch.js';
import { type BatchLimits, DEFAULT_BATCH_LIMITS } from './batch-limits.js';
import { encodeBatch } from './batch-payload.js';
import { readBatch } from './read-batch.js';

/** A batch that its gateway signed. */
export interface SignedBatch {
  readonly batch: Batch;
  /** The exact bytes sent. */
  readonly envelope: Uint8Array;
  /** SHA-256 of the envelope. */
  readonly hash: Uint8Array;
  readonly key: VerifyingKey;
}

/** Where an envelope came in, and who may sign there. */
export interface Intake {
  readonly site: string;
  readonly findKey: FindKey;
  /** Whose topic it came in by; in a bundle, whose bundle it is. */
  readonly gateway: string;
  readonly limits?: BatchLimits;
}

export const hashOfEnvelope = (envelope: Uint8Array): Uint8Array => sha256(envelope);

/**
 * What a gateway sends and, until a receipt covers it, keeps: signing again may give other bytes, and other bytes under the same number are an
 * equivocation. @throws EnvelopeRefused when nobody could read it
 */
export async function signBatch(
  batch: Batch,
  site: string,
  signer: Signer,
  limits: BatchLimits = DEFAULT_BATCH_LIMITS,
): Promise<Uint8Array> {
  const payload = encodeBatch(batch);
  readBatch(payload, limits);
  const envelope = await signPayload(payload, { purpose: 'batch', site }, signer);
  if (envelope.length > limits.maxEnvelopeBytes) {
    throw new EnvelopeRefused('envelope-too-large', `expected ${limits.maxEnvelopeBytes} bytes at most`);
  }
  return envelope;
}

/** @throws EnvelopeRefused and nothing else, whatever the bytes */
export function openBatch(
  envelope: Uint8Array,
  { site, findKey, gateway, limits = DEFAULT_BATCH_LIMITS }: Intake,
): SignedBatch {
  const opened = openEnvelope(envelope, { purpose: 'batch', site }, findKey, limits.maxEnvelopeBytes);
  const batch = readBatch(opened.envelope.payload, limits);
  if (batch.gateway !== gateway) {
    throw new EnvelopeRefused('gateway-differs', 'gateway: expected the one by whose way the batch came');
  }
  return { batch, envelope, hash: hashOfEnvelope(envelope), key: opened.key };
}
