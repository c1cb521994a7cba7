import { getAddress, Signature, SigningKey, computeAddress } from 'ethers';

/** Whoever can sign for an account: a key in memory, an HSM, a wallet. */
export interface ActSigner {
  /** The account whose signature it makes, checksummed. */
  readonly account: string;
  /** Signs a 32-byte EIP-712 digest (0x hex); returns what the chain checks for this account (0x hex). */
  signDigest(digest: string): Promise<string>;
}

/** Signs with a secp256k1 private key (0x and 64 hex digits). */
export function keySigner(privateKey: string): ActSigner {
  const key = new SigningKey(privateKey);
  return {
    account: getAddress(computeAddress(key.publicKey)),
    signDigest: (digest) => Promise.resolve(Signature.from(key.sign(digest)).serialized),
  };
}
