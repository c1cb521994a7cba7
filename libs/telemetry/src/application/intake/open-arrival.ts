import type { BatchLimits } from '../../domain/batch/batch-limits.js';
import { openBatchAside, type SignedBatch } from '../../domain/batch/signed-batch.js';
import { EnvelopeRefused } from '../../domain/cose/envelope-refused.js';
import type { CheckSignature } from '../../domain/cose/open-envelope.js';
import { sha256 } from '../../domain/sha256.js';
import type { Arrival } from './arrival.js';
import { type EnrolledGateway, type EnrolledGateways, findKeyOf } from './enrolled-gateways.js';
import type { IntakeRefusal, OpenedArrival, RefusedArrival } from './opened-arrival.js';
import { readStatus } from './read-status.js';
import type { DecodeDialect } from './site-intake.js';
import { requireStorable } from './storable-readings.js';

export interface Opening {
  readonly gateways: Pick<EnrolledGateways, 'find'>;
  readonly decode: DecodeDialect;
  readonly checkSignature: CheckSignature;
  readonly limits: BatchLimits;
  readonly onFault: (error: unknown) => void;
}

const DIALECT_OF = { batch: 'signed', senml: 'senml', json: 'json', 'sparkplug-b': 'sparkplug-b' } as const;
/** 2^63, above which PostgreSQL has no number. */
const LIMIT = 2n ** 63n;

/**
 * Whatever the bytes, this says what they are or why they are refused: at once, or for a batch by a known key when its signature has been checked, on
 * another thread. Never throws and never rejects.
 */
export function openArrival(arrival: Arrival, opening: Opening): OpenedArrival | Promise<OpenedArrival> {
  const { kind, bytes } = arrival;
  const gateway = opening.gateways.find(arrival.gateway);
  if (!gateway) return refused(false, 'gateway-unknown', 'expected the name of a gateway of this site');
  if (kind !== 'status' && gateway.dialect !== DIALECT_OF[kind]) {
    return refused(true, 'dialect-differs', `expected the gateway's own dialect, ${gateway.dialect}`);
  }
  if (bytes.length > opening.limits.maxEnvelopeBytes) {
    return refused(true, 'envelope-too-large', `expected ${opening.limits.maxEnvelopeBytes} bytes at most`);
  }
  try {
    if (kind === 'batch') return openSigned(arrival, gateway, opening);
    if (kind === 'status') return { kind, gateway, ...readStatus(bytes) };
    return openReadings(arrival, gateway, opening);
  } catch (error) {
    return refusalOf(error, opening);
  }
}

function refusalOf(error: unknown, { onFault }: Opening): RefusedArrival {
  if (error instanceof EnvelopeRefused) return refused(true, error.reason, error.message);
  // Hostile bytes that a reader did not foresee must not stop the others; what it was is for whoever mends the reader.
  onFault(error);
  return refused(true, 'payload-malformed', 'expected a message that can be read');
}

/** @throws EnvelopeRefused for what is wrong before the signature is looked at */
function openSigned(
  { site, bytes, receivedAtMs }: Arrival,
  gateway: EnrolledGateway,
  opening: Opening,
): Promise<OpenedArrival> {
  const findKey = (keyId: Uint8Array) => findKeyOf(gateway, keyId, receivedAtMs);
  const { limits, checkSignature } = opening;
  return openBatchAside(bytes, { site, gateway: gateway.name, findKey, limits }, checkSignature)
    .then((signed) => openedBatch(gateway, signed))
    .catch((error: unknown) => refusalOf(error, opening));
}

/** @throws EnvelopeRefused */
function openedBatch(gateway: EnrolledGateway, signed: SignedBatch): OpenedArrival {
  if (signed.batch.bootEpoch >= LIMIT || signed.batch.seq >= LIMIT) {
    throw new EnvelopeRefused('limit-exceeded', 'boot epoch, seq: expected less than 2^63');
  }
  return { kind: 'batch', gateway, signed };
}

function openReadings(arrival: Arrival, gateway: EnrolledGateway, { decode, limits }: Opening): OpenedArrival {
  const { readings } = decode(arrival);
  requireStorable(readings, limits);
  const grade = arrival.isAuthenticated ? 'tls-only' : 'unsigned';
  return { kind: 'readings', gateway, hash: sha256(arrival.bytes), readings, grade };
}

const refused = (isKnown: boolean, reason: IntakeRefusal, message: string): RefusedArrival => ({
  kind: 'refused',
  isKnown,
  reason,
  message,
});
