import { HASH_BYTES } from '../batch/batch.js';
import { DEFAULT_BATCH_LIMITS } from '../batch/batch-limits.js';
import { readInstant, readName } from '../batch/read-fields.js';
import { type CborValue, encodeCbor } from '../cose/cbor.js';
import { CborReader } from '../cose/cbor-reader.js';
import { payloadMalformed } from '../cose/envelope-refused.js';
import { openEnvelope } from '../cose/open-envelope.js';
import { signPayload } from '../cose/sign-payload.js';
import type { Signer } from '../cose/signer.js';
import type { VerifyingKey } from '../cose/verifying-key.js';
import { isSameHash, sha256 } from '../sha256.js';

/**
 * A gateway's word that it holds its signing key and wants a certificate for the key of this request: on coming in, with the hash of its code;
 * later, to have the next one, without.
 */
export interface CertificateProof {
  readonly site: string;
  readonly gateway: string;
  /** SHA-256 of the PKCS#10 request's DER. */
  readonly requestHash: Uint8Array;
  /** By the gateway's clock, milliseconds since 1970. */
  readonly signedAtMs: number;
  /** `hashOfEnrolmentCode`, when it comes in. */
  readonly codeHash?: Uint8Array;
}

const KEY = { gateway: 1, requestHash: 2, signedAt: 3, codeHash: 4 };
const FIELDS = 3;
const MAX_BYTES = 512;

export const hashOfRequest = (certificateRequest: Uint8Array): Uint8Array => sha256(certificateRequest);

export async function signCertificateProof(proof: CertificateProof, signer: Signer): Promise<Uint8Array> {
  const { site, gateway, requestHash, signedAtMs, codeHash } = proof;
  const fields = new Map<number, CborValue>([
    [KEY.gateway, gateway],
    [KEY.requestHash, requestHash],
    [KEY.signedAt, signedAtMs],
  ]);
  if (codeHash) fields.set(KEY.codeHash, codeHash);
  const payload = encodeCbor(fields);
  readProof(payload, site);
  return signPayload(payload, { purpose: 'certificate', site }, signer);
}

/** @param key the one that the gateway says is its own. @throws EnvelopeRefused and nothing else */
export function openCertificateProof(bytes: Uint8Array, site: string, key: VerifyingKey): CertificateProof {
  const findKey = (keyId: Uint8Array) => (isSameHash(keyId, key.keyId) ? key : undefined);
  const { envelope } = openEnvelope(bytes, { purpose: 'certificate', site }, findKey, MAX_BYTES);
  return readProof(envelope.payload, site);
}

function readProof(payload: Uint8Array, site: string): CertificateProof {
  const reader = new CborReader(payload, 'payload-malformed');
  const fields = reader.map('proof');
  if (fields !== FIELDS && fields !== FIELDS + 1)
    throw payloadMalformed('proof: expected three fields, or four with the code');
  reader.key(KEY.gateway, 'proof');
  const gateway = readName(reader, 'gateway', DEFAULT_BATCH_LIMITS);
  reader.key(KEY.requestHash, 'proof');
  const requestHash = hashIn(reader, 'request hash');
  reader.key(KEY.signedAt, 'proof');
  const signedAtMs = readInstant(reader, 'signed at');
  if (fields > FIELDS) reader.key(KEY.codeHash, 'proof');
  const codeHash = fields > FIELDS ? hashIn(reader, 'code hash') : undefined;
  reader.end();
  return { site, gateway, requestHash, signedAtMs, ...(codeHash && { codeHash }) };
}

function hashIn(reader: CborReader, what: string): Uint8Array {
  const hash = reader.bytes(what);
  if (hash.length !== HASH_BYTES) throw payloadMalformed(`${what}: expected ${HASH_BYTES} bytes`);
  return hash;
}
