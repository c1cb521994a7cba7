import { DEFAULT_BATCH_LIMITS } from '../batch/batch-limits.js';
import { readInstant, readName } from '../batch/read-fields.js';
import { type CborValue, encodeCbor } from '../cose/cbor.js';
import { CborReader } from '../cose/cbor-reader.js';
import { EnvelopeRefused, payloadMalformed } from '../cose/envelope-refused.js';
import { type FindKey, openEnvelope } from '../cose/open-envelope.js';
import { signPayload } from '../cose/sign-payload.js';
import { ALGORITHMS, COSE_ALGORITHM, type SignatureAlgorithm } from '../cose/signature-algorithm.js';
import type { Signer } from '../cose/signer.js';
import { PublicKeyUnsound, type VerifyingKey, verifyingKey } from '../cose/verifying-key.js';

type PublicKey = Pick<VerifyingKey, 'algorithm' | 'publicKey'>;

/** The word of a site's operator that a gateway stands there and signs with this key, and by whose receipts it may forget. A new key takes a new one. */
export interface Enrolment {
  readonly site: string;
  readonly gateway: string;
  readonly key: PublicKey;
  /** The log's. On the server's word alone, whoever holds the server could have evidence deleted that it never stored. */
  readonly receiptKey: PublicKey;
  /** By the clock of the intake: batches received from here on, milliseconds since 1970. */
  readonly notBeforeMs: number;
  /** And before here. */
  readonly notAfterMs?: number;
}

/** An enrolment whose keys may be used. */
export interface OpenedEnrolment extends Enrolment {
  readonly key: VerifyingKey;
  readonly receiptKey: VerifyingKey;
}

const KEY = { site: 1, gateway: 2, algorithm: 3, publicKey: 4, receiptAlgorithm: 5, receiptPublicKey: 6 };
const TIME = { notBefore: 7, notAfter: 8 };
const FIELDS = 7;
const MAX_BYTES = 1_024;

export async function signEnrolment(enrolment: Enrolment, operator: Signer): Promise<Uint8Array> {
  const { site, gateway, key, receiptKey, notBeforeMs, notAfterMs } = enrolment;
  const fields = new Map<number, CborValue>([
    [KEY.site, site],
    [KEY.gateway, gateway],
    [KEY.algorithm, COSE_ALGORITHM[key.algorithm]],
    [KEY.publicKey, key.publicKey],
    [KEY.receiptAlgorithm, COSE_ALGORITHM[receiptKey.algorithm]],
    [KEY.receiptPublicKey, receiptKey.publicKey],
    [TIME.notBefore, notBeforeMs],
  ]);
  if (notAfterMs !== undefined) fields.set(TIME.notAfter, notAfterMs);
  const payload = encodeCbor(fields);
  readEnrolment(payload, site);
  return signPayload(payload, { purpose: 'enrolment', site }, operator);
}

/** @param findKey the keys of the site's operator. @throws EnvelopeRefused and nothing else */
export function openEnrolment(bytes: Uint8Array, site: string, findKey: FindKey): OpenedEnrolment {
  const { envelope } = openEnvelope(bytes, { purpose: 'enrolment', site }, findKey, MAX_BYTES);
  return readEnrolment(envelope.payload, site);
}

export const isValidAt = ({ notBeforeMs, notAfterMs }: Enrolment, receivedAtMs: number): boolean =>
  receivedAtMs >= notBeforeMs && (notAfterMs === undefined || receivedAtMs < notAfterMs);

/**
 * Whether a key may speak for its gateway at a moment. An enrolment is taken back by the operator's signing it again with an end: of those from
 * the same moment the earliest end holds, so that showing the one before does not undo it.
 * @param enrolments of one key
 */
export function isEnrolledAt(enrolments: readonly Enrolment[], receivedAtMs: number): boolean {
  const beginnings = new Set(enrolments.map(({ notBeforeMs }) => notBeforeMs));
  return [...beginnings].some((notBeforeMs) =>
    enrolments.filter((one) => one.notBeforeMs === notBeforeMs).every((one) => isValidAt(one, receivedAtMs)),
  );
}

function readEnrolment(payload: Uint8Array, expectedSite: string): OpenedEnrolment {
  const reader = new CborReader(payload, 'payload-malformed');
  const fields = reader.map('enrolment');
  if (fields !== FIELDS && fields !== FIELDS + 1)
    throw payloadMalformed('enrolment: expected seven fields, or eight with its end');
  reader.key(KEY.site, 'enrolment');
  const site = readName(reader, 'site', DEFAULT_BATCH_LIMITS);
  if (site !== expectedSite) throw payloadMalformed('site: expected the one that the enrolment is signed for');
  reader.key(KEY.gateway, 'enrolment');
  const gateway = readName(reader, 'gateway', DEFAULT_BATCH_LIMITS);
  const key = readKey(reader, KEY.algorithm, KEY.publicKey);
  const receiptKey = readKey(reader, KEY.receiptAlgorithm, KEY.receiptPublicKey);
  const times = readTimes(reader, fields > FIELDS);
  reader.end();
  return { site, gateway, key, receiptKey, ...times };
}

function readTimes(reader: CborReader, hasEnd: boolean): Pick<Enrolment, 'notBeforeMs' | 'notAfterMs'> {
  reader.key(TIME.notBefore, 'enrolment');
  const notBeforeMs = readInstant(reader, 'not before');
  if (!hasEnd) return { notBeforeMs };
  reader.key(TIME.notAfter, 'enrolment');
  const notAfterMs = readInstant(reader, 'not after');
  if (notAfterMs <= notBeforeMs) throw payloadMalformed('not after: expected later than not before');
  return { notBeforeMs, notAfterMs };
}

function readKey(reader: CborReader, algorithmField: number, keyField: number): VerifyingKey {
  reader.key(algorithmField, 'enrolment');
  const number = reader.integer('algorithm');
  const algorithm = ALGORITHMS.find((name) => BigInt(COSE_ALGORITHM[name]) === number);
  if (!algorithm) throw new EnvelopeRefused('algorithm-unsupported', 'algorithm: expected -8 (EdDSA) or -7 (ES256)');
  reader.key(keyField, 'enrolment');
  return soundKey(algorithm, reader.bytes('public key'));
}

function soundKey(algorithm: SignatureAlgorithm, publicKey: Uint8Array): VerifyingKey {
  try {
    return verifyingKey(algorithm, publicKey);
  } catch (error) {
    if (error instanceof PublicKeyUnsound) throw payloadMalformed(error.message);
    throw error;
  }
}
