import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { DomainError } from '@tallystick/kernel';
import { withLowS } from './p256-encoding.js';
import type { SignatureAlgorithm } from './signature-algorithm.js';
import { type VerifyingKey, verifyingKey } from './verifying-key.js';

/** Whoever signs: a key in memory, or a secure element that is asked. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm;
  readonly keyId: Uint8Array;
  /** 64 bytes, canonical. */
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

export class PrivateKeyUnsuited extends DomainError {
  constructor() {
    super('private-key-unsuited', 'invalid', 'The private key signs neither Ed25519 nor P-256.');
  }
}

/** Signs with a key that this process holds. @throws PrivateKeyUnsuited */
export function signerOf(privateKey: KeyObject): Signer {
  const { algorithm, keyId } = verifyingKeyOf(privateKey);
  return {
    algorithm,
    keyId,
    sign: (message) =>
      algorithm === 'EdDSA'
        ? Uint8Array.from(sign(null, message, privateKey))
        : withLowS(Uint8Array.from(sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }))),
  };
}

/** The public half. @throws PrivateKeyUnsuited */
export function verifyingKeyOf(privateKey: KeyObject): VerifyingKey {
  const { kty, crv, x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  if (kty === 'OKP' && crv === 'Ed25519') return verifyingKey('EdDSA', bytes(x));
  if (kty === 'EC' && crv === 'P-256') {
    return verifyingKey('ES256', Buffer.concat([Uint8Array.of(4), bytes(x), bytes(y)]));
  }
  throw new PrivateKeyUnsuited();
}
