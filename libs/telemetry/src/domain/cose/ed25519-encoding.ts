import { bytesOfHex } from '@tallystick/kernel';

/** The checks on bytes that Ed25519 needs before any curve work: Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs" (2020). All is little-endian. */

/** p = 2^255 - 19. */
const FIELD = bytesOfHex(`ed${'ff'.repeat(30)}7f`);
/** L = 2^252 + 27742317777372353535851937790883648493, the order of the base point. */
const ORDER = bytesOfHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

/** The y of the eight points of small order; their x is 0 or comes with either sign. */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(bytesOfHex);

const LAST = 31;
const WITHOUT_SIGN = 0x7f;

/**
 * 32 bytes that encode a point in the one way RFC 8032 gives it, and none of small order. Whether the point is on the curve, the curve work says.
 * With the eight points of small order goes what is left of non-canonical encodings: x = 0 with a sign.
 */
export function isCanonicalPoint(point: Uint8Array): boolean {
  return point.length === 32 && isBelow(point, FIELD, WITHOUT_SIGN) && !SMALL_ORDER_Y.some((y) => hasY(point, y));
}

/** S below L: from S + L nobody makes a second signature. @param scalar 32 bytes, little-endian */
export function isCanonicalScalar(scalar: Uint8Array): boolean {
  return scalar.length === 32 && isBelow(scalar, ORDER, 0xff);
}

/** R and S. Nothing here is secret, so that the time it takes may tell where bytes differ. */
export function isCanonicalEd25519Signature(signature: Uint8Array): boolean {
  return (
    signature.length === 64 && isCanonicalPoint(signature.subarray(0, 32)) && isCanonicalScalar(signature.subarray(32))
  );
}

function isBelow(bytes: Uint8Array, bound: Uint8Array, maskOfLast: number): boolean {
  for (let place = LAST; place >= 0; place -= 1) {
    const byte = (bytes[place] ?? 0) & (place === LAST ? maskOfLast : 0xff);
    const limit = bound[place] ?? 0;
    if (byte !== limit) return byte < limit;
  }
  return false;
}

function hasY(point: Uint8Array, y: Uint8Array): boolean {
  if (((point[LAST] ?? 0) & WITHOUT_SIGN) !== y[LAST]) return false;
  for (let place = 0; place < LAST; place += 1) if (point[place] !== y[place]) return false;
  return true;
}
