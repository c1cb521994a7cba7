import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aBatch, aReading, GATEWAY, gatewayKey, intake, signedBatch, SITE } from '../../testing/batches.js';
import { fromHex, toHex } from '../../testing/bytes.js';
import { ed25519Of, p256 } from '../../testing/keys.js';
import { reasonOf } from '../../testing/refusals.js';
import { encodeCbor, tagged } from '../cose/cbor.js';
import { EnvelopeRefused } from '../cose/envelope-refused.js';
import { signPayload } from '../cose/sign-payload.js';
import { encodeSign1, readSign1 } from '../cose/sign1.js';
import { isSignatureOf } from '../cose/verifying-key.js';
import { DEFAULT_BATCH_LIMITS } from './batch-limits.js';
import { encodeBatch } from './batch-payload.js';
import { openBatch, signBatch } from './signed-batch.js';

const envelope = await signBatch(aBatch(), SITE, gatewayKey);
const parts = readSign1(envelope);
const reason = (bytes: Uint8Array, ...more: Parameters<typeof intake>) =>
  reasonOf(() => openBatch(bytes, intake(...more)));
const payload = encodeBatch(aBatch());
const header = (hex: string) => encodeSign1({ ...parts, protectedHeader: fromHex(hex) });
const KEY_ID = toHex(gatewayKey.keyId);

describe('a signed batch', () => {
  it.each([
    ['Ed25519', gatewayKey],
    ['P-256', p256()],
  ])('is opened by the key that signed it: %s', async (_, key) => {
    const signed = await signedBatch({}, key);
    expect(signed.batch).toEqual(aBatch());
    expect(toHex(signed.hash)).toBe(createHash('sha256').update(signed.envelope).digest('hex'));
    expect(signed.key).toBe(key.verifying);
  });

  it('signs what RFC 9052 says: context, header, purpose and site, payload', () => {
    const text = (value: string) => (0x60 + value.length).toString(16) + Buffer.from(value).toString('hex');
    const bytes = (hex: string) => `58${(hex.length / 2).toString(16)}${hex}`;
    const external = `82${text('tallystick/batch/1')}${text(SITE)}`;
    const hex = `84${text('Signature1')}4da201270448${KEY_ID}${bytes(external)}${bytes(toHex(payload))}`;
    expect(isSignatureOf(gatewayKey.verifying, fromHex(hex), parts.signature)).toBe(true);
  });

  it('of 1, 20 and 100 readings has so many bytes', async () => {
    const sizes = [1, 20, 100].map(async (count) => {
      const readings = Array.from({ length: count }, () => aReading());
      return (await signBatch(aBatch({ readings }), SITE, gatewayKey)).length;
    });
    expect(await Promise.all(sizes)).toEqual([189, 969, 4250]);
  });
});

describe('an envelope is refused', () => {
  it.each([
    ['too large', new Uint8Array(DEFAULT_BATCH_LIMITS.maxEnvelopeBytes + 1), 'envelope-too-large'],
    ['not CBOR', fromHex('d2'), 'cbor-not-deterministic'],
    ['without its tag', envelope.subarray(1), 'envelope-malformed'],
    ['under another tag', fromHex('d1' + toHex(envelope).slice(2)), 'envelope-malformed'],
    [
      'with something in its unprotected header',
      encodeCbor(tagged(18, [parts.protectedHeader, new Map([[4, 1]]), payload, parts.signature])),
      'envelope-malformed',
    ],
    [
      'without payload',
      encodeCbor(tagged(18, [parts.protectedHeader, new Map(), 0, parts.signature])),
      'envelope-malformed',
    ],
    [
      'with a fifth part',
      encodeCbor(tagged(18, [parts.protectedHeader, new Map(), payload, parts.signature, 0])),
      'envelope-malformed',
    ],
    [
      'with a signature cut short',
      encodeSign1({ ...parts, signature: parts.signature.subarray(1) }),
      'envelope-malformed',
    ],
    ['with a third header', header(`a3012704 48${KEY_ID} 0500`.replaceAll(' ', '')), 'envelope-malformed'],
    ['without algorithm', header(`a10448${KEY_ID}`), 'envelope-malformed'],
    ['with a key id cut short', header(`a201270447${KEY_ID.slice(2)}`), 'envelope-malformed'],
    ['with headers out of order', header(`a20448${KEY_ID}0127`), 'envelope-malformed'],
    ['with an algorithm of another world', header(`a201382e0448${KEY_ID}`), 'algorithm-unsupported'],
    ["with another algorithm than its key's", header(`a201260448${KEY_ID}`), 'key-unknown'],
    ['by a key unknown', header(`a201270448${'00'.repeat(8)}`), 'key-unknown'],
    ['by a signature of nought', encodeSign1({ ...parts, signature: new Uint8Array(64) }), 'signature-not-canonical'],
    [
      'by a signature of something else',
      encodeSign1({ ...parts, payload: encodeBatch(aBatch({ seq: 1n })) }),
      'signature-invalid',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(reason(bytes)).toBe(expected);
  });

  it('at another site, though the same gateway is enrolled there', () => {
    expect(reason(envelope, gatewayKey, { site: 'site-2' })).toBe('signature-invalid');
  });

  it('in the name of another gateway', () => {
    expect(reason(envelope, gatewayKey, { gateway: 'gateway-8' })).toBe('gateway-differs');
  });

  it('when it was signed for another purpose', async () => {
    const receipt = await signPayload(payload, { purpose: 'receipt', site: SITE }, gatewayKey);
    expect(reason(receipt)).toBe('signature-invalid');
  });

  it('when its key id is the one of another key', () => {
    const other = ed25519Of('other');
    const findKey = () => other.verifying;
    expect(reason(envelope, gatewayKey, { findKey })).toBe('signature-invalid');
  });

  it('and nothing of its payload is read before its signature stands', async () => {
    const unsigned = encodeSign1({ ...parts, payload: fromHex('ff') });
    const signed = await signPayload(fromHex('ff'), { purpose: 'batch', site: SITE }, gatewayKey);
    expect([reason(unsigned), reason(signed)]).toEqual(['signature-invalid', 'cbor-not-deterministic']);
  });
});

describe('a gateway', () => {
  it('does not sign what nobody could read', async () => {
    await expect(signBatch(aBatch({ gateway: 'a/b' }), SITE, gatewayKey)).rejects.toThrow(EnvelopeRefused);
    const limits = { ...DEFAULT_BATCH_LIMITS, maxEnvelopeBytes: 100 };
    await expect(signBatch(aBatch({ gateway: GATEWAY }), SITE, gatewayKey, limits)).rejects.toThrow(
      '100 bytes at most',
    );
  });
});
