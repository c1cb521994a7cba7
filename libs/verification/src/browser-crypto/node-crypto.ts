/**
 * What checking evidence asks of `node:crypto`, for browsers, whose own cryptography answers later and not at once. The build of apps/verify puts
 * this file in its place (tools/web/web-app.mjs), and a test holds it to what Node answers.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { joinedBytes } from '@tallystick/kernel';
import { getBytes, sha256, sha512 } from 'ethers';

/** Of SubjectPublicKeyInfo in DER: what stands before the key's own bytes, and all of it. */
const ED25519_DER = { prefix: 12, length: 44 };
const P256_DER = { prefix: 26, length: 91 };
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

export interface KeyObject {
  readonly curve: 'Ed25519' | 'P-256';
  readonly publicKey: Uint8Array;
}

export function createHash(algorithm: string): { update(part: Uint8Array): void; digest(): Uint8Array } {
  if (algorithm !== 'sha256') throw new Error(`there is no ${algorithm} here`);
  const parts: Uint8Array[] = [];
  return {
    update: (part) => void parts.push(part),
    digest: () => getBytes(sha256(joinedBytes(...parts))),
  };
}

/** Throws for what is no point of P-256, as Node does; of Ed25519 only a signature shows it, as there. */
export function createPublicKey({ key }: { readonly key: Uint8Array }): KeyObject {
  if (key.length === ED25519_DER.length) return { curve: 'Ed25519', publicKey: key.slice(ED25519_DER.prefix) };
  if (key.length !== P256_DER.length) throw new Error('expected a key of Ed25519 or P-256');
  const publicKey = key.slice(P256_DER.prefix);
  p256.Point.fromBytes(publicKey).assertValidity();
  return { curve: 'P-256', publicKey };
}

/** @param key with P-256, of the hash, r and s as 64 bytes; with Ed25519, of the message itself */
export function verify(
  _algorithm: 'sha256' | null,
  message: Uint8Array,
  key: KeyObject | { readonly key: KeyObject },
  signature: Uint8Array,
): boolean {
  const { curve, publicKey } = 'key' in key ? key.key : key;
  if (signature.length !== 64) return false;
  if (curve === 'P-256') return p256.verify(signature, message, publicKey, { lowS: false });
  return isOfEd25519(publicKey, message, signature);
}

/** S B = R + k A, without the cofactor, as OpenSSL has it. */
function isOfEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [r, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  if (s >= ED25519_ORDER) return false;
  const k = numberOf(getBytes(sha512(joinedBytes(r, publicKey, message)))) % ED25519_ORDER;
  try {
    const [A, R] = [ed25519.Point.fromBytes(publicKey), ed25519.Point.fromBytes(r)];
    return ed25519.Point.BASE.multiplyUnsafe(s).equals(R.add(A.multiplyUnsafe(k)));
  } catch {
    // Bytes that are no point of the curve.
    return false;
  }
}

/** Little-endian. */
const numberOf = (bytes: Uint8Array): bigint => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
