import { describe, expect, it } from '@jest/globals';
import { SITE } from '../../testing/batches.js';
import { fromHex, withBitFlipped } from '../../testing/bytes.js';
import { ed25519Of, p256 } from '../../testing/keys.js';
import { reasonOf } from '../../testing/refusals.js';
import { encodeCbor } from '../cose/cbor.js';
import { signPayload } from '../cose/sign-payload.js';
import { openReceipt, type Receipt, signReceipt } from './receipt.js';

const log = ed25519Of('log');
const findKey = () => log.verifying;
const RECEIPT: Receipt = {
  site: SITE,
  gateway: 'gateway-7',
  bootEpoch: 3n,
  unbroken: { seq: 41n, hash: new Uint8Array(32).fill(7) },
  logPosition: 119,
  receivedAtMs: 1_795_000_000_000,
};
const signed = await signReceipt(RECEIPT, log);

describe('a receipt', () => {
  it('is read as it was signed', async () => {
    expect(openReceipt(signed, SITE, findKey)).toEqual(RECEIPT);
    const element = p256();
    expect(openReceipt(await signReceipt(RECEIPT, element), SITE, () => element.verifying)).toEqual(RECEIPT);
  });

  it('is refused with any one bit changed', () => {
    for (let bit = 0; bit < signed.length * 8; bit += 1) {
      expect(reasonOf(() => openReceipt(withBitFlipped(signed, bit), SITE, findKey))).not.toBe('accepted');
    }
  });

  it("is refused at another site, by another key, and as another's purpose", async () => {
    expect(reasonOf(() => openReceipt(signed, 'site-2', findKey))).toBe('signature-invalid');
    expect(reasonOf(() => openReceipt(signed, SITE, () => ed25519Of('gateway').verifying))).toBe('signature-invalid');
    expect(reasonOf(() => openReceipt(signed, SITE, () => undefined))).toBe('key-unknown');
    const batch = await signPayload(fromHex('a0'), { purpose: 'batch', site: SITE }, log);
    expect(reasonOf(() => openReceipt(batch, SITE, findKey))).toBe('signature-invalid');
  });

  it.each<[string, Partial<Receipt>]>([
    ['a gateway without a name', { gateway: '' }],
    ['a hash too short', { unbroken: { seq: 1n, hash: new Uint8Array(31) } }],
    ['a position beyond 2^53', { logPosition: 2 ** 53 }],
    ['a position before the first', { logPosition: -1 }],
    ['a time with a fraction', { receivedAtMs: 0.5 }],
  ])('is not signed over %s', async (_, changes) => {
    await expect(signReceipt({ ...RECEIPT, ...changes }, log)).rejects.toThrow(/expected/);
  });

  it.each([
    ['too few fields', new Map([[1, SITE]])],
    [
      'another site inside',
      new Map<number, string | number | Uint8Array>([
        [1, 'site-2'],
        [2, 'g'],
        [3, 0],
        [4, 0],
        [5, new Uint8Array(32)],
        [6, 0],
        [7, 0],
      ]),
    ],
  ])('is refused when its log signed %s', async (_, fields) => {
    const bytes = await signPayload(encodeCbor(fields), { purpose: 'receipt', site: SITE }, log);
    expect(reasonOf(() => openReceipt(bytes, SITE, findKey))).toBe('payload-malformed');
  });
});
