import { EnvelopeRefused } from '../cose/envelope-refused.js';
import {
  type CheckSignature,
  type FindKey,
  type OpenedEnvelope,
  openEnvelope,
  openEnvelopeAside,
} from '../cose/open-envelope.js';
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
export function openBatch(bytes: Uint8Array, intake: Intake): SignedBatch {
  const { site, findKey, limits = DEFAULT_BATCH_LIMITS } = intake;
  return batchIn(openEnvelope(bytes, { purpose: 'batch', site }, findKey, limits.maxEnvelopeBytes), bytes, intake);
}

/**
 * As `openBatch`, with the curve work done by `check`. @throws EnvelopeRefused at once for what is wrong before the signature is looked at;
 * rejects with EnvelopeRefused for what is wrong with it, or after
 */
export function openBatchAside(bytes: Uint8Array, intake: Intake, check: CheckSignature): Promise<SignedBatch> {
  const { site, findKey, limits = DEFAULT_BATCH_LIMITS } = intake;
  const { maxEnvelopeBytes: maxBytes } = limits;
  const opening = openEnvelopeAside(bytes, { purpose: 'batch', site }, findKey, { maxBytes, check });
  return opening.then((opened) => batchIn(opened, bytes, intake));
}

function batchIn(
  { envelope: { payload }, key }: OpenedEnvelope,
  envelope: Uint8Array,
  { gateway, limits = DEFAULT_BATCH_LIMITS }: Intake,
): SignedBatch {
  const batch = readBatch(payload, limits);
  if (batch.gateway !== gateway) {
    throw new EnvelopeRefused('gateway-differs', 'gateway: expected the one by whose way the batch came');
  }
  return { batch, envelope, hash: hashOfEnvelope(envelope), key };
}
