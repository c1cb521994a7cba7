import { AbiCoder, concat, getCreate2Address, getCreateAddress, Interface, keccak256 } from 'ethers';
import type { Address, Network } from '../network.js';
import { callOf, type PreparedTransaction } from '../prepared-transaction.js';
import type { AccountSigner } from './signer-key.js';

/** What a new account's address commits to: with other signers it is another account. */
export interface NewAccount {
  /** 32 bytes, 0x hex: the same signers may have several accounts. */
  readonly salt: string;
  readonly signers: readonly AccountSigner[];
  /** How many persons must approve. */
  readonly threshold: number;
}

const FACTORY = new Interface([
  'function create(bytes32 salt, (uint32 person, bytes key)[] signers, uint64 threshold) returns (address)',
]);
/** The factory makes two contracts when it is made itself, in this order; a contract's nonce begins at 1 (EIP-161). */
const [VERIFIER_NONCE, IMPLEMENTATION_NONCE] = [1, 2] as const;
/** A minimal proxy (EIP-1167): what makes it, and around the address that it calls, what it is. */
const MAKES_PROXY = '0x3d602d80600a3d3981f3';
const [PROXY_HEAD, PROXY_TAIL] = ['0x363d3d373d3d3d363d73', '0x5af43d82803e903d91602b57fd5bf3'] as const;

/** The one contract that checks passkeys, fixed in every party account. */
export function passkeyVerifierOf({ contracts }: Network): Address {
  return getCreateAddress({ from: contracts.partyAccountFactory, nonce: VERIFIER_NONCE });
}

/** The code of every party account of this network, 0x hex. */
export function partyAccountCode({ contracts }: Network): string {
  const implementation = getCreateAddress({ from: contracts.partyAccountFactory, nonce: IMPLEMENTATION_NONCE });
  return concat([PROXY_HEAD, implementation, PROXY_TAIL]);
}

/** Where the factory puts the account, computed from the network alone: whoever is shown an address need not believe it. */
export function partyAccountAddress(network: Network, { salt, signers, threshold }: NewAccount): Address {
  const commitment = keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ['bytes32', 'tuple(uint32 person, bytes key)[]', 'uint64'],
      [salt, signers, threshold],
    ),
  );
  const initCode = concat([MAKES_PROXY, partyAccountCode(network)]);
  return getCreate2Address(network.contracts.partyAccountFactory, commitment, keccak256(initCode));
}

/** Makes the account; whoever sends it has no say in it, and sent twice it does nothing twice. */
export function createAccountTransaction(
  { chainId, contracts }: Network,
  { salt, signers, threshold }: NewAccount,
): PreparedTransaction {
  const data = FACTORY.encodeFunctionData('create', [salt, signers, threshold]);
  return callOf(chainId, contracts.partyAccountFactory, data);
}
