import { TypedDataEncoder, ZeroAddress } from 'ethers';
import { fields } from '../field.js';
import type { Network } from '../network.js';
import { passkeyVerifierOf } from './account-address.js';

/** What a new acting key signs first, and what it is for: no attestation proves that who registers a key has it. */
export interface ActingKeyPossession {
  /** The person’s id, a UUID in small letters. */
  readonly person: string;
  /** Party number. */
  readonly party: string;
  /** 84 bytes: the passkey verifier, x and y. 0x hex. */
  readonly key: string;
  /** The party's account at that time; missing when it has declared none yet. */
  readonly account?: string | undefined;
}

export const ACTING_KEY_TYPES: Record<string, { name: string; type: string }[]> = {
  ActingKeyPossession: fields('string person, uint32 party, bytes key, address account').map((field) => ({ ...field })),
};

/**
 * The digest for the key to sign. Its domain has a name of its own and the passkey verifier’s address: what is signed here is no act, and no
 * approval, which are made in the domains of contracts that take them, under the name Tallystick.
 */
export function actingKeyDigest(possession: ActingKeyPossession, network: Network): string {
  const domain = {
    ...{ name: 'Tallystick acting keys', version: '1', chainId: BigInt(network.chainId) },
    verifyingContract: passkeyVerifierOf(network),
  };
  const { account = ZeroAddress } = possession;
  return TypedDataEncoder.hash(domain, ACTING_KEY_TYPES, { ...possession, account });
}
