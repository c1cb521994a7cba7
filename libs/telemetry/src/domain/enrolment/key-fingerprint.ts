import { hexOfBytes } from '@tallystick/kernel';
import type { VerifyingKey } from '../cose/verifying-key.js';
import { sha256 } from '../sha256.js';

/** Enough that nobody finds a second key with the fingerprint of a given one: 128 bits. */
const FINGERPRINT_BYTES = 16;
const PURPOSE = new TextEncoder().encode('tallystick/key/1');

export const FINGERPRINT_HEX = /^[0-9a-f]{32}$/;

/** What two people compare to know that they mean the same key: 32 hex digits, the first 16 bytes of SHA-256 over purpose, algorithm and key. */
export function fingerprintOf({ algorithm, publicKey }: Pick<VerifyingKey, 'algorithm' | 'publicKey'>): string {
  const hash = sha256(PURPOSE, new TextEncoder().encode(algorithm), publicKey);
  return hexOfBytes(hash.subarray(0, FINGERPRINT_BYTES));
}

/** In groups of four, as it is read out. */
export const spokenFingerprint = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
