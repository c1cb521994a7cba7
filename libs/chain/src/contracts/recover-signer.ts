import { getBytes, hexlify, keccak256 } from 'ethers';
import { recover } from 'tiny-secp256k1';

/** r, s and v, where OpenZeppelin's ECDSA takes 27 or 28. */
const SIGNATURE = /^0x[0-9a-f]{128}1[bc]$/i;
/** Half of the order of secp256k1: a signature with a higher s has a twin, which OpenZeppelin refuses. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/**
 * Who signed a digest, as OpenZeppelin's ECDSA says: libsecp256k1, compiled, takes a fraction of the time of the same in JavaScript, and
 * every act is signed twice.
 * @returns the address in lower case; undefined when the contracts would take the signature for nobody's
 */
export function recoverSigner(digest: string, signature: string): string | undefined {
  if (!SIGNATURE.test(signature)) return undefined;
  const bytes = getBytes(signature);
  const rs = bytes.subarray(0, 64);
  if (BigInt(hexlify(rs.subarray(32))) > HALF_ORDER) return undefined;
  const key = publicKeyOf(getBytes(digest), rs, (bytes[64] ?? 27) - 27);
  // The address is the tail of the hash of the key's two coordinates, without the byte that says there are two.
  return key && `0x${keccak256(key.subarray(1)).slice(-40)}`;
}

/** Numbers that are none of the curve are refused by an error, a point that does not exist by null. */
function publicKeyOf(digest: Uint8Array, rs: Uint8Array, recoveryId: number): Uint8Array | undefined {
  try {
    return recover(digest, rs, recoveryId as 0 | 1, false) ?? undefined;
  } catch {
    return undefined;
  }
}
