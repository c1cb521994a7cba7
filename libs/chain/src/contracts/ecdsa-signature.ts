import { getBytes, hexlify } from 'ethers';

/** r, s and v, where OpenZeppelin's ECDSA takes 27 or 28. */
const SIGNATURE = /^0x[0-9a-f]{128}1[bc]$/i;
/** Half of the order of secp256k1: a signature with a higher s has a twin, which OpenZeppelin refuses. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** A signature of secp256k1 that OpenZeppelin's ECDSA would recover a key from. */
export interface EcdsaSignature {
  /** 64 bytes. */
  readonly rs: Uint8Array;
  readonly recoveryId: 0 | 1;
}

/** @param signature hex; undefined when the contracts would take it for nobody's without looking */
export function findEcdsaSignature(signature: string): EcdsaSignature | undefined {
  if (!SIGNATURE.test(signature)) return undefined;
  const bytes = getBytes(signature);
  const rs = bytes.subarray(0, 64);
  if (BigInt(hexlify(rs.subarray(32))) > HALF_ORDER) return undefined;
  return { rs, recoveryId: bytes[64] === 28 ? 1 : 0 };
}
