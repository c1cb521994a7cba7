import { getBytes, keccak256 } from 'ethers';
import { recover } from 'tiny-secp256k1';
import { type EcdsaSignature, findEcdsaSignature } from './ecdsa-signature.js';

/**
 * Who signed a digest, as OpenZeppelin's ECDSA says: libsecp256k1, compiled, takes a fraction of the time of the same in JavaScript, and
 * every act is signed twice.
 * @returns the address in lower case; undefined when the contracts would take the signature for nobody's
 */
export function recoverSigner(digest: string, signature: string): string | undefined {
  const found = findEcdsaSignature(signature);
  const key = found && publicKeyOf(getBytes(digest), found);
  // The address is the tail of the hash of the key's two coordinates, without the byte that says there are two.
  return key && `0x${keccak256(key.subarray(1)).slice(-40)}`;
}

/** Numbers that are none of the curve are refused by an error, a point that does not exist by null. */
function publicKeyOf(digest: Uint8Array, { rs, recoveryId }: EcdsaSignature): Uint8Array | undefined {
  try {
    return recover(digest, rs, recoveryId, false) ?? undefined;
  } catch {
    return undefined;
  }
}
