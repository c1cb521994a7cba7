import { encodeCbor, tagged } from './cbor.js';
import { CborReader } from './cbor-reader.js';
import { EnvelopeRefused } from './envelope-refused.js';
import {
  ALGORITHMS,
  COSE_ALGORITHM,
  KEY_ID_BYTES,
  SIGNATURE_BYTES,
  type SignatureAlgorithm,
} from './signature-algorithm.js';

const SIGN1_TAG = 18;
const HEADER = { algorithm: 1, keyId: 4 } as const;

/** A COSE_Sign1 (RFC 9052 4.2), tagged, its unprotected header empty: there is one way to write it, and no byte that nobody signed. */
export interface Sign1 {
  readonly algorithm: SignatureAlgorithm;
  readonly keyId: Uint8Array;
  /** The protected header, encoded, as it was signed. */
  readonly protectedHeader: Uint8Array;
  readonly payload: Uint8Array;
  /** R and S (RFC 8032), or r and s (RFC 9053 2.1). */
  readonly signature: Uint8Array;
}

/** What a signature is for. It is signed and not sent (RFC 9052's external data): a batch passes for no receipt, nor at another site. */
export interface SigningContext {
  readonly purpose: 'batch' | 'receipt' | 'enrolment' | 'certificate';
  readonly site: string;
}

/** @throws EnvelopeRefused `cbor-not-deterministic`, `envelope-malformed`, `algorithm-unsupported` */
export function readSign1(bytes: Uint8Array): Sign1 {
  const reader = new CborReader(bytes, 'envelope-malformed');
  reader.tag(SIGN1_TAG, 'envelope');
  if (reader.array('envelope') !== 4) throw malformed('envelope: expected four parts');
  const protectedHeader = reader.bytes('protected header');
  if (reader.map('unprotected header') !== 0) throw malformed('unprotected header: expected it empty');
  const payload = reader.bytes('payload');
  const signature = reader.bytes('signature');
  reader.end();
  if (signature.length !== SIGNATURE_BYTES) throw malformed(`signature: expected ${SIGNATURE_BYTES} bytes`);
  return { ...readHeader(protectedHeader), protectedHeader, payload, signature };
}

function readHeader(bytes: Uint8Array): Pick<Sign1, 'algorithm' | 'keyId'> {
  const reader = new CborReader(bytes, 'envelope-malformed');
  if (reader.map('protected header') !== 2) throw malformed('protected header: expected algorithm and key id alone');
  reader.key(HEADER.algorithm, 'protected header');
  const number = reader.integer('algorithm');
  reader.key(HEADER.keyId, 'protected header');
  const keyId = reader.bytes('key id');
  reader.end();
  const algorithm = ALGORITHMS.find((name) => BigInt(COSE_ALGORITHM[name]) === number);
  if (!algorithm) throw new EnvelopeRefused('algorithm-unsupported', 'algorithm: expected -8 (EdDSA) or -7 (ES256)');
  if (keyId.length !== KEY_ID_BYTES) throw malformed(`key id: expected ${KEY_ID_BYTES} bytes`);
  return { algorithm, keyId };
}

export function protectedHeaderOf(algorithm: SignatureAlgorithm, keyId: Uint8Array): Uint8Array {
  return encodeCbor(
    new Map<number, number | Uint8Array>([
      [HEADER.algorithm, COSE_ALGORITHM[algorithm]],
      [HEADER.keyId, keyId],
    ]),
  );
}

/** RFC 9052 4.4, `Sig_structure`: the bytes that are signed. */
export function toBeSigned(
  { protectedHeader, payload }: Pick<Sign1, 'protectedHeader' | 'payload'>,
  { purpose, site }: SigningContext,
): Uint8Array {
  const external = encodeCbor([`tallystick/${purpose}/1`, site]);
  return encodeCbor(['Signature1', protectedHeader, external, payload]);
}

export function encodeSign1({
  protectedHeader,
  payload,
  signature,
}: Pick<Sign1, 'protectedHeader' | 'payload' | 'signature'>): Uint8Array {
  return encodeCbor(tagged(SIGN1_TAG, [protectedHeader, new Map(), payload, signature]));
}

const malformed = (message: string) => new EnvelopeRefused('envelope-malformed', message);
