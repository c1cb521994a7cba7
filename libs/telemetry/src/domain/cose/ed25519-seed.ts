import { createPrivateKey, type KeyObject } from 'node:crypto';

/** RFC 8410: what stands before the 32 bytes of the seed in PKCS#8. */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key that a seed of 32 bytes is. */
export function ed25519KeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' });
}
