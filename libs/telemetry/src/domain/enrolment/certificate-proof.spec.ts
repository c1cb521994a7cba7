import { describe, expect, it } from '@jest/globals';
import { SITE } from '../../testing/batches.js';
import { withBitFlipped } from '../../testing/bytes.js';
import { ed25519Of, p256 } from '../../testing/keys.js';
import { reasonOf } from '../../testing/refusals.js';
import { signReceipt } from '../evidence/receipt.js';
import {
  type CertificateProof,
  hashOfRequest,
  openCertificateProof,
  signCertificateProof,
} from './certificate-proof.js';

const gateway = ed25519Of('gateway');
const PROOF: CertificateProof = {
  site: SITE,
  gateway: 'gateway-7',
  requestHash: hashOfRequest(Uint8Array.of(1, 2, 3)),
  signedAtMs: 1_800_000_000_000,
  codeHash: hashOfRequest(Uint8Array.of(4)),
};
const signed = await signCertificateProof(PROOF, gateway);

describe('a gateway’s proof of its key', () => {
  it('is read as it was signed, with the code or without, by either kind of key', async () => {
    expect(openCertificateProof(signed, SITE, gateway.verifying)).toEqual(PROOF);
    const { codeHash: _, ...renewal } = PROOF;
    const key = p256();
    expect(openCertificateProof(await signCertificateProof(renewal, key), SITE, key.verifying)).toEqual(renewal);
  });

  it('is refused with any one bit changed, at another site, and by another key', () => {
    for (let bit = 0; bit < signed.length * 8; bit += 1) {
      const changed = withBitFlipped(signed, bit);
      expect(reasonOf(() => openCertificateProof(changed, SITE, gateway.verifying))).not.toBe('accepted');
    }
    expect(reasonOf(() => openCertificateProof(signed, 'site-2', gateway.verifying))).toBe('signature-invalid');
    expect(reasonOf(() => openCertificateProof(signed, SITE, ed25519Of('other').verifying))).toBe('key-unknown');
  });

  it('is not what the same key signed for another purpose', async () => {
    const unbroken = { seq: 1n, hash: PROOF.requestHash };
    const { gateway: name } = PROOF;
    const receipt = await signReceipt(
      { site: SITE, gateway: name, bootEpoch: 1n, unbroken, logPosition: 1, receivedAtMs: 1 },
      gateway,
    );
    expect(reasonOf(() => openCertificateProof(receipt, SITE, gateway.verifying))).toBe('signature-invalid');
  });

  it.each<[string, Partial<CertificateProof>]>([
    ['a hash too short', { requestHash: Uint8Array.of(1) }],
    ['a code’s hash too long', { codeHash: new Uint8Array(33) }],
    ['a gateway without a name', { gateway: '' }],
  ])('is not signed over %s', async (_, changes) => {
    await expect(signCertificateProof({ ...PROOF, ...changes }, gateway)).rejects.toThrow(/expected/);
  });
});
