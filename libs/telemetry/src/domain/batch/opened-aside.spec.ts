import { describe, expect, it } from '@jest/globals';
import { aBatch, gatewayKey, intake, SITE } from '../../testing/batches.js';
import { checkHere } from '../../testing/check-here.js';
import { p256 } from '../../testing/keys.js';
import { reasonOf } from '../../testing/refusals.js';
import { openBatch, openBatchAside, signBatch } from './signed-batch.js';

const envelope = await signBatch(aBatch(), SITE, gatewayKey);

function withFlippedBit(bytes: Uint8Array, place: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  other[place] = (other[place] ?? 0) ^ 1;
  return other;
}

describe('a batch whose signature is checked elsewhere', () => {
  it.each([
    ['Ed25519', gatewayKey],
    ['P-256', p256()],
  ])('is the one that is opened at once: %s', async (_, key) => {
    const signed = await signBatch(aBatch(), SITE, key);
    expect(await openBatchAside(signed, intake(key), checkHere)).toEqual(openBatch(signed, intake(key)));
  });

  it('is refused at once when its key is not known, so that whoever asks may look for it', () => {
    const attempt = () => openBatchAside(envelope, intake(gatewayKey, { findKey: () => undefined }), checkHere);
    expect(reasonOf(attempt)).toBe('key-unknown');
  });

  it.each([
    ['Ed25519', gatewayKey],
    ['P-256', p256()],
  ])('is refused when a bit of what was signed differs: %s', async (_, key) => {
    const signed = await signBatch(aBatch(), SITE, key);
    const lastOfPayload = signed.length - 64 - 3;
    const opening = openBatchAside(withFlippedBit(signed, lastOfPayload), intake(key), checkHere);
    await expect(opening).rejects.toMatchObject({ reason: 'signature-invalid' });
  });

  it('is refused in the name of another gateway', async () => {
    const opening = openBatchAside(envelope, intake(gatewayKey, { gateway: 'gateway-8' }), checkHere);
    await expect(opening).rejects.toMatchObject({ reason: 'gateway-differs' });
  });
});
