import { dataSlice, isHexString } from 'ethers';
import type { Address } from '../network.js';

/** A key of a party account and the person who holds it; a person with several keys counts once. */
export interface AccountSigner {
  /** From 1 to 2^32 - 1; means something within its account alone. */
  readonly person: number;
  /** 20 bytes of a key's address, or 84 of a passkey: the account's verifier, then x and y. 0x hex. */
  readonly key: string;
}

const EOA_BYTES = 20;
const PASSKEY_BYTES = 84;
/** Precompiles and system contracts live below: as a verifier some of them answer yes to everything. */
const LAST_RESERVED_ADDRESS = 0xffffn;
/** NIST P-256 (FIPS 186): y² = x³ - 3x + b over the field of p. */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

export function isPasskey(key: string): boolean {
  return isHexString(key, PASSKEY_BYTES);
}

/** What keeps a key from being a signer of a party account, in a person's words; undefined when nothing that the key itself tells does. */
export function faultOfSignerKey(key: string, passkeyVerifier: Address): string | undefined {
  if (isHexString(key, EOA_BYTES)) {
    return BigInt(key) > LAST_RESERVED_ADDRESS ? undefined : 'is an address that the chain keeps for itself, no key’s';
  }
  if (!isPasskey(key)) return 'is neither 20 bytes of a key’s address nor 84 bytes of a passkey, in 0x hex';
  if (dataSlice(key, 0, EOA_BYTES).toLowerCase() !== passkeyVerifier.toLowerCase())
    return `is a passkey of another verifier than ${passkeyVerifier}, the only one that accounts here ask`;
  return isOnP256(BigInt(dataSlice(key, 20, 52)), BigInt(dataSlice(key, 52, 84)))
    ? undefined
    : 'is a passkey whose point is not on the curve P-256, so that nothing it signs can be checked';
}

function isOnP256(x: bigint, y: bigint): boolean {
  return x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}
