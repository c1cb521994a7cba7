import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Signer, signerOf, verifyingKeyOf } from '../domain/cose/signer.js';
import type { VerifyingKey } from '../domain/cose/verifying-key.js';

const PKCS8_OF_ED25519 = '302e020100300506032b657004220420';

export interface KeyPair extends Signer {
  readonly verifying: VerifyingKey;
  readonly privateKey: KeyObject;
}

export const keyPairOf = (privateKey: KeyObject): KeyPair => ({
  ...signerOf(privateKey),
  verifying: verifyingKeyOf(privateKey),
  privateKey,
});

export const ed25519KeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8_OF_ED25519, 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });

/** The same key for the same name. */
export const ed25519Of = (name: string): KeyPair => keyPairOf(ed25519KeyOf(createHash('sha256').update(name).digest()));

/** Another key each time. */
export const p256 = (): KeyPair => keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
