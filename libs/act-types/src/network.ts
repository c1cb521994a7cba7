import type { ActContract } from './act-kinds.js';

/** A 20-byte address, `0x` and 40 hex digits, checksummed. */
export type Address = string;

/** The contracts whose EIP-712 domain something signed can belong to: acts, and a log's anchors. */
export type SigningContract = ActContract | 'evidenceLog';

/** Where the product's contracts live: what a signer must know to compute a digest. */
export interface Network {
  /** EIP-155 chain id, decimal digits (a random 52-bit number for an embedded chain). */
  readonly chainId: string;
  readonly contracts: Readonly<Record<SigningContract | 'relay' | 'partyAccountFactory', Address>>;
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

export function actDomain(network: Network, contract: SigningContract): ActDomain {
  return {
    name: 'Tallystick',
    version: '1',
    chainId: BigInt(network.chainId),
    verifyingContract: network.contracts[contract],
  };
}
