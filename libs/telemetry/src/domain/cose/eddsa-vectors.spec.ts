import { describe, expect, it } from '@jest/globals';
import { ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js';
import { fromHex, toHex } from '../../testing/bytes.js';
import { RFC_8032, TAMING } from '../../testing/eddsa-vectors.js';
import { ed25519KeyOf } from '../../domain/cose/ed25519-seed.js';
import { isCanonicalEd25519Signature, isCanonicalPoint, isCanonicalScalar } from './ed25519-encoding.js';
import { signerOf, verifyingKeyOf } from './signer.js';
import { isSignatureOf, PublicKeyUnsound, verifyingKey } from './verifying-key.js';

const standsBy = (publicKey: string, message: string, signature: string): boolean => {
  try {
    return isSignatureOf(verifyingKey('EdDSA', fromHex(publicKey)), fromHex(message), fromHex(signature));
  } catch (error) {
    if (error instanceof PublicKeyUnsound) return false;
    throw error;
  }
};

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const littleEndian = (value: bigint) => fromHex(value.toString(16).padStart(64, '0')).reverse();
const withSign = (point: Uint8Array) => point.with(31, (point[31] ?? 0) | 0x80);

describe('Ed25519', () => {
  it.each(RFC_8032)('signs and verifies as RFC 8032 does with %s', (secret, publicKey, message, signature) => {
    const privateKey = ed25519KeyOf(fromHex(secret));
    expect(toHex(verifyingKeyOf(privateKey).publicKey)).toBe(publicKey);
    expect(toHex(signerOf(privateKey).sign(fromHex(message)) as Uint8Array)).toBe(signature);
    expect(standsBy(publicKey, message, signature)).toBe(true);
    expect(standsBy(publicKey, `${message}00`, signature)).toBe(false);
  });

  it.each(TAMING)('judges vector %s', (_, stands, message, publicKey, signature) => {
    expect(standsBy(publicKey, message, signature)).toBe(stands);
  });

  it('refuses nine of them by their bytes, whatever the curve work would say', () => {
    const sound = TAMING.filter(
      ([, , , publicKey, signature]) =>
        isCanonicalPoint(fromHex(publicKey)) && isCanonicalEd25519Signature(fromHex(signature)),
    );
    expect(sound.map(([what]) => Number.parseInt(what))).toEqual([3, 4, 5]);
  });
});

describe('the encoding of a point', () => {
  it('is of none of the eight of small order, nor of one of their other encodings', () => {
    expect(ED25519_TORSION_SUBGROUP).toHaveLength(8);
    for (const point of ED25519_TORSION_SUBGROUP.map(fromHex)) {
      expect(isCanonicalPoint(point)).toBe(false);
      expect(isCanonicalPoint(withSign(point))).toBe(false);
    }
  });

  it.each(Array.from({ length: 19 }, (_, above) => above))('is below p, and not p + %i', (above) => {
    expect(isCanonicalPoint(littleEndian(P + BigInt(above)))).toBe(false);
    expect(isCanonicalPoint(withSign(littleEndian(P + BigInt(above))))).toBe(false);
  });

  it('may be p - 2, and 2', () => {
    expect(isCanonicalPoint(littleEndian(P - 2n))).toBe(true);
    expect(isCanonicalPoint(withSign(littleEndian(2n)))).toBe(true);
  });

  it('has 32 bytes', () => {
    expect(isCanonicalPoint(new Uint8Array(31).fill(5))).toBe(false);
    expect(isCanonicalPoint(new Uint8Array(33).fill(5))).toBe(false);
  });
});

describe('the encoding of S', () => {
  it.each([
    [0n, true],
    [L - 1n, true],
    [L, false],
    [L + 1n, false],
    [2n ** 256n - 1n, false],
  ])('of %s', (value, canonical) => {
    expect(isCanonicalScalar(littleEndian(value))).toBe(canonical);
  });
});
