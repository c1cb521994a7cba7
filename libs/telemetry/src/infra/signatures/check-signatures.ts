import { keepKeys } from '../../domain/cose/verifying-keys.js';
import { isSignatureOf } from '../../domain/cose/verifying-key.js';
import { type SignatureCheck, unpackChecks } from './packed-checks.js';

/** libsodium's check of Ed25519: without cofactor, as OpenSSL's, in half of its time. */
export type CheckEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

const keyOf = keepKeys();

/** By the runtime's own OpenSSL. */
export function isFitting({ algorithm, publicKey, message, signature }: SignatureCheck): boolean {
  return isSignatureOf(keyOf(algorithm, publicKey), message, signature);
}

/** @returns for each of the checks packed, in their order, 1 when the signature fits, or 0 */
export function checkSignatures(packed: Uint8Array, checkEd25519: CheckEd25519 | undefined): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(unpackChecks(packed), (check) => {
    const { algorithm, signature, message, publicKey } = check;
    const isByLibsodium = algorithm === 'EdDSA' && checkEd25519 !== undefined;
    return Number(isByLibsodium ? checkEd25519(signature, message, publicKey) : isFitting(check));
  });
}
