import type { ActContract } from './act-kinds.js';

/** A 20-byte address, `0x` and 40 hex digits, checksummed. */
export type Address = string;

/** Where the product's contracts live: what a signer must know to compute a digest. */
export interface Network {
  /** EIP-155 chain id, decimal digits (a random 52-bit number for an embedded chain). */
  readonly chainId: string;
  readonly contracts: Readonly<Record<ActContract | 'relay' | 'partyAccountFactory', Address>>;
  /** Admits parties; fixed in the party registry. */
  readonly registrar: Address;
  /** Mints deposits; fixed in the deposit token. */
  readonly issuer: Address;
}

export interface ActDomain {
  readonly name: 'Tallystick';
  readonly version: '1';
  readonly chainId: bigint;
  readonly verifyingContract: Address;
}

export function actDomain(network: Network, contract: ActContract): ActDomain {
  return {
    name: 'Tallystick',
    version: '1',
    chainId: BigInt(network.chainId),
    verifyingContract: network.contracts[contract],
  };
}
