import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { bytesOfHex, DomainError, joinedBytes } from '@tallystick/kernel';
import { sha256 } from '../sha256.js';
import { isCanonicalEd25519Signature, isCanonicalPoint } from './ed25519-encoding.js';
import { isCanonicalP256Signature, P256_POINT_BYTES } from './p256-encoding.js';
import { KEY_ID_BYTES, type SignatureAlgorithm } from './signature-algorithm.js';

/** DER of SubjectPublicKeyInfo up to the key's own bytes: RFC 8410 4, RFC 5480 2. */
const SPKI_PREFIX: Readonly<Record<SignatureAlgorithm, string>> = {
  EdDSA: '302a300506032b6570032100',
  ES256: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
};

/** A public key that signatures may be checked with: its bytes are sound, and what the curve work needs of it is made. */
export interface VerifyingKey {
  readonly algorithm: SignatureAlgorithm;
  /** Ed25519: 32 bytes. P-256: 65, uncompressed. */
  readonly publicKey: Uint8Array;
  readonly keyId: Uint8Array;
  readonly object: KeyObject;
}

export class PublicKeyUnsound extends DomainError {
  constructor(algorithm: SignatureAlgorithm) {
    const expected =
      algorithm === 'EdDSA'
        ? '32 bytes, a point of Ed25519 in its canonical encoding and not of small order'
        : `${P256_POINT_BYTES} bytes, a point of P-256 uncompressed`;
    super('public-key-unsound', 'invalid', `The public key is unsound: expected ${expected}.`, { algorithm });
  }
}

export const keyIdOf = (publicKey: Uint8Array): Uint8Array => sha256(publicKey).slice(0, KEY_ID_BYTES);

/** Costs as much as a few signatures: make it once per key. @throws PublicKeyUnsound */
export function verifyingKey(algorithm: SignatureAlgorithm, publicKey: Uint8Array): VerifyingKey {
  const sound =
    algorithm === 'EdDSA' ? isCanonicalPoint(publicKey) : publicKey.length === P256_POINT_BYTES && publicKey[0] === 4;
  if (!sound) throw new PublicKeyUnsound(algorithm);
  const der = joinedBytes(bytesOfHex(SPKI_PREFIX[algorithm]), publicKey);
  try {
    const object = createPublicKey({ key: der as Buffer, format: 'der', type: 'spki' });
    return { algorithm, publicKey: Uint8Array.from(publicKey), keyId: keyIdOf(publicKey), object };
  } catch {
    throw new PublicKeyUnsound(algorithm);
  }
}

/** Whether nobody could write the same signature otherwise. */
export function isCanonicalSignature(algorithm: SignatureAlgorithm, signature: Uint8Array): boolean {
  return algorithm === 'EdDSA' ? isCanonicalEd25519Signature(signature) : isCanonicalP256Signature(signature);
}

/**
 * Canonical, and fitting. Ed25519 by the equation without cofactor, S B = R + k A, as OpenSSL has it: together with the checks on bytes that is the
 * strict rule under which the paper's twelve vectors are refused but for the one that no check on bytes can tell.
 */
export function isSignatureOf(key: VerifyingKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (!isCanonicalSignature(key.algorithm, signature)) return false;
  const { object } = key;
  if (key.algorithm === 'EdDSA') return verify(null, message, object, signature);
  return verify('sha256', message, { key: object, dsaEncoding: 'ieee-p1363' }, signature);
}
