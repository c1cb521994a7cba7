import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ed25519, ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { isCanonicalEd25519Signature, isCanonicalPoint } from '../../domain/cose/ed25519-encoding.js';
import { fromHex, toHex, withBitFlipped } from '../../testing/bytes.js';
import { RFC_8032, TAMING } from '../../testing/eddsa-vectors.js';
import { type CheckEd25519, isFitting } from './check-signatures.js';
import { libsodiumCheck } from './libsodium.js';

const found = await libsodiumCheck();
const onlyWhereThereIsOne = found === undefined ? describe.skip : describe;
const byLibsodium: CheckEd25519 = found ?? (() => false);
const byOpenssl: CheckEd25519 = (signature, message, publicKey) =>
  isFitting({ algorithm: 'EdDSA', publicKey, message, signature });
const isSound = (publicKey: Uint8Array, signature: Uint8Array) =>
  isCanonicalPoint(publicKey) && isCanonicalEd25519Signature(signature);

const { Point } = ed25519;
const { n: ORDER } = Point.CURVE();
const TORSION = ED25519_TORSION_SUBGROUP.map((hex) => Point.fromBytes(fromHex(hex), true));
const littleEndian = (scalar: bigint) => fromHex(scalar.toString(16).padStart(64, '0')).reverse();

/** A signature by a key, each with a point of small order added, which its signer may do: the two equations then differ. */
function withTorsion(secret: bigint, nonce: bigint, message: Uint8Array, [ofKey, ofR]: readonly [number, number]) {
  const torsion = (at: number) => TORSION[at] ?? Point.ZERO;
  const publicKey = Point.BASE.multiply(secret).add(torsion(ofKey)).toBytes();
  const r = Point.BASE.multiply(nonce).add(torsion(ofR)).toBytes();
  const hash = createHash('sha512').update(r).update(publicKey).update(message).digest();
  const k = BigInt(`0x${toHex(Uint8Array.from(hash).reverse())}`) % ORDER;
  return { publicKey, signature: Uint8Array.from([...r, ...littleEndian((nonce + k * secret) % ORDER)]) };
}

onlyWhereThereIsOne('libsodium', () => {
  it.each(RFC_8032)('verifies as RFC 8032 does with %s', (_, publicKey, message, signature) => {
    expect(byLibsodium(fromHex(signature), fromHex(message), fromHex(publicKey))).toBe(true);
    expect(byLibsodium(fromHex(signature), fromHex(`${message}00`), fromHex(publicKey))).toBe(false);
  });

  it.each(TAMING)('judges vector %s', (_, stands, message, publicKey, signature) => {
    expect(byLibsodium(fromHex(signature), fromHex(message), fromHex(publicKey))).toBe(stands);
  });

  const scalar = fc.bigInt({ min: 1n, max: ORDER - 1n });
  const text = fc.uint8Array({ maxLength: 300 });

  // Where they differed, the log would hold a batch that whoever verifies it elsewhere refuses.
  it('says what OpenSSL says of signatures and keys with a part of small order', () => {
    const seen = new Set<boolean>();
    const at = fc.nat(7);
    fc.assert(
      fc.property(scalar, scalar, text, fc.tuple(at, at), (secret, nonce, message, places) => {
        const { publicKey, signature } = withTorsion(secret, nonce, message, places);
        if (!isSound(publicKey, signature)) return;
        const isTaken = byOpenssl(signature, message, publicKey);
        expect(byLibsodium(signature, message, publicKey)).toBe(isTaken);
        seen.add(isTaken);
      }),
    );
    expect(seen.size).toBe(2);
  });

  it('says what OpenSSL says of signatures, messages and keys with a bit changed', () => {
    const flips = fc.array(fc.nat(8 * 32 - 1), { maxLength: 2 });
    fc.assert(
      fc.property(scalar, scalar, text, fc.constantFrom(0, 1, 2), flips, (secret, nonce, message, which, bits) => {
        const sound = withTorsion(secret, nonce, message, [0, 0]);
        const parts = [sound.signature, message, sound.publicKey];
        const bent = parts.map((part, at) =>
          at === which && part.length > 0 ? bits.reduce(withBitFlipped, part) : part,
        );
        const [signature, said, publicKey] = bent as [Uint8Array, Uint8Array, Uint8Array];
        if (!isSound(publicKey, signature)) return;
        expect(byLibsodium(signature, said, publicKey)).toBe(
          onCurve(publicKey) && byOpenssl(signature, said, publicKey),
        );
      }),
    );
  });
});

/** A key that is not never becomes a `VerifyingKey`. */
function onCurve(publicKey: Uint8Array): boolean {
  try {
    Point.fromBytes(publicKey);
    return true;
  } catch {
    return false;
  }
}
