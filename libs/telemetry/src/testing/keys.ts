import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ed25519KeyOf } from '../domain/cose/ed25519-seed.js';
import { type Signer, signerOf, verifyingKeyOf } from '../domain/cose/signer.js';
import type { VerifyingKey } from '../domain/cose/verifying-key.js';

export interface KeyPair extends Signer {
  readonly verifying: VerifyingKey;
  readonly privateKey: KeyObject;
}

export const keyPairOf = (privateKey: KeyObject): KeyPair => ({
  ...signerOf(privateKey),
  verifying: verifyingKeyOf(privateKey),
  privateKey,
});

/** The same key for the same name. */
export const ed25519Of = (name: string): KeyPair => keyPairOf(ed25519KeyOf(createHash('sha256').update(name).digest()));

/** Another key each time. */
export const p256 = (): KeyPair => keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
