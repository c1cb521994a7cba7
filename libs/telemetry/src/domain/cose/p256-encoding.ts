import { bytesOfHex, hexOfBytes } from '@tallystick/kernel';

/** FIPS 186-5 and SEC 2: the order of P-256's group. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF_ORDER = ORDER >> 1n;

/** 04, x, y (SEC 1, uncompressed). That the point is on the curve is checked where the key is made. */
export const P256_POINT_BYTES = 65;

/**
 * r and s of RFC 9053 2.1, both within the group's order, and s in its lower half: from (r, s) anybody makes (r, -s), and a second envelope
 * under one number would be called the gateway's equivocation.
 */
export function isCanonicalP256Signature(signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const r = toNumber(signature.subarray(0, 32));
  const s = toNumber(signature.subarray(32));
  return r > 0n && r < ORDER && s > 0n && s <= HALF_ORDER;
}

/** The same signature with s in its lower half, as secure elements do not make it. */
export function withLowS(signature: Uint8Array): Uint8Array {
  const s = toNumber(signature.subarray(32));
  if (s <= HALF_ORDER) return signature;
  const low = Uint8Array.from(signature);
  low.set(bytesOfHex((ORDER - s).toString(16).padStart(64, '0')), 32);
  return low;
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${hexOfBytes(bytes)}`);
}
