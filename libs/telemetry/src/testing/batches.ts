import { Decimal } from '@tallystick/kernel';
import type { Batch, Reading } from '../domain/batch/batch.js';
import { type Intake, type SignedBatch, openBatch, signBatch } from '../domain/batch/signed-batch.js';
import { ed25519Of, type KeyPair } from './keys.js';

export const SITE = 'site-1';
export const GATEWAY = 'gateway-7';
export const NO_HASH = new Uint8Array(32);
export const gatewayKey = ed25519Of(GATEWAY);

export const aReading = (changes: Partial<Reading> = {}): Reading => ({
  device: 'scale-3',
  metric: 'weight',
  atMs: 1_795_000_000_000,
  value: Decimal.parse('1234.56'),
  unit: 'kg',
  ...changes,
});

export const aBatch = (changes: Partial<Batch> = {}): Batch => ({
  gateway: GATEWAY,
  bootEpoch: 3n,
  seq: 0n,
  previousHash: NO_HASH,
  sentAtMs: 1_795_000_000_500,
  readings: [aReading()],
  ...changes,
});

export const intake = (key: KeyPair = gatewayKey, changes: Partial<Intake> = {}): Intake => ({
  site: SITE,
  gateway: GATEWAY,
  findKey: (keyId) => (Buffer.from(keyId).equals(key.keyId) ? key.verifying : undefined),
  ...changes,
});

export async function signedBatch(changes: Partial<Batch> = {}, key: KeyPair = gatewayKey): Promise<SignedBatch> {
  return openBatch(await signBatch(aBatch(changes), SITE, key), intake(key));
}
