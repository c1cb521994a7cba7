import { base64urlOfBytes } from '@tallystick/kernel';
import type { SignatureAlgorithm } from './signature-algorithm.js';
import { type VerifyingKey, verifyingKey } from './verifying-key.js';

/** Keys of gateways in use at one ingest. */
export const DEFAULT_KEYS_KEPT = 10_000;

/** Makes each key once and keeps the latest used, so that many strangers' keys cost no memory. @throws PublicKeyUnsound of the key asked for */
export function keepKeys(
  maxKeys: number = DEFAULT_KEYS_KEPT,
): (algorithm: SignatureAlgorithm, publicKey: Uint8Array) => VerifyingKey {
  // A Map keeps its order: the first is the one not used for longest.
  const kept = new Map<string, VerifyingKey>();
  return (algorithm, publicKey) => {
    const name = `${algorithm}:${base64urlOfBytes(publicKey)}`;
    const key = kept.get(name) ?? verifyingKey(algorithm, publicKey);
    kept.delete(name);
    kept.set(name, key);
    const [oldest] = kept.keys();
    if (kept.size > maxKeys && oldest !== undefined) kept.delete(oldest);
    return key;
  };
}
