import { describe, expect, it } from '@jest/globals';
import { gatewayKey, SITE } from '../../testing/batches.js';
import { withBitFlipped } from '../../testing/bytes.js';
import { ed25519Of, p256 } from '../../testing/keys.js';
import { receiptKey } from '../../testing/receipt-key.js';
import { reasonOf } from '../../testing/refusals.js';
import { type Enrolment, isEnrolledAt, isValidAt, openEnrolment, signEnrolment } from './enrolment.js';

const operator = ed25519Of('operator');
const findKey = () => operator.verifying;
const ENROLMENT: Enrolment = {
  site: SITE,
  gateway: 'gateway-7',
  key: gatewayKey.verifying,
  receiptKey: receiptKey.verifying,
  notBeforeMs: 1_000,
  notAfterMs: 2_000,
};
const signed = await signEnrolment(ENROLMENT, operator);

describe('an enrolment', () => {
  it('is read as it was signed, with or without an end, of either kind of key', async () => {
    expect(openEnrolment(signed, SITE, findKey)).toEqual(ENROLMENT);
    const { notAfterMs: _, ...open } = { ...ENROLMENT, key: p256().verifying, receiptKey: p256().verifying };
    const again = openEnrolment(await signEnrolment(open, operator), SITE, findKey);
    expect([again.key.publicKey, again.receiptKey.publicKey]).toEqual([open.key.publicKey, open.receiptKey.publicKey]);
    expect(again.receiptKey.algorithm).toBe('ES256');
    expect(again.notAfterMs).toBeUndefined();
  });

  it('is refused with any one bit changed, or at another site', () => {
    for (let bit = 0; bit < signed.length * 8; bit += 1) {
      expect(reasonOf(() => openEnrolment(withBitFlipped(signed, bit), SITE, findKey))).not.toBe('accepted');
    }
    expect(reasonOf(() => openEnrolment(signed, 'site-2', findKey))).toBe('signature-invalid');
  });

  it.each<[string, Partial<Enrolment>]>([
    ['a key of small order', { key: { algorithm: 'EdDSA', publicKey: new Uint8Array(32) } }],
    ['a key of another algorithm', { key: { algorithm: 'ES256', publicKey: gatewayKey.verifying.publicKey } }],
    ['a receipt key of small order', { receiptKey: { algorithm: 'EdDSA', publicKey: new Uint8Array(32) } }],
    ['an end before its beginning', { notAfterMs: 1_000 }],
    ['a gateway without a name', { gateway: '' }],
  ])('is not signed over %s', async (_, changes) => {
    await expect(signEnrolment({ ...ENROLMENT, ...changes }, operator)).rejects.toThrow(/expected/);
  });

  it.each([
    [999, false],
    [1_000, true],
    [1_999, true],
    [2_000, false],
  ])('of 1000 to 2000 holds at %i: %s', (receivedAtMs, holds) => {
    expect(isValidAt(ENROLMENT, receivedAtMs)).toBe(holds);
  });

  it('without an end holds on', () => {
    const { notAfterMs: _, ...open } = ENROLMENT;
    expect(isValidAt(open, Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it('taken back holds no longer, though the one without an end is shown too', () => {
    const { notAfterMs: _, ...open } = ENROLMENT;
    expect(isEnrolledAt([open], 2_000)).toBe(true);
    expect(isEnrolledAt([open, ENROLMENT], 1_999)).toBe(true);
    expect(isEnrolledAt([open, ENROLMENT], 2_000)).toBe(false);
    expect(isEnrolledAt([ENROLMENT, { ...open, notBeforeMs: 5_000 }], 5_000)).toBe(true);
    expect(isEnrolledAt([], 5_000)).toBe(false);
  });
});
