import { AbiCoder, concat, dataLength, getAddress, keccak256, toBeHex, TypedDataEncoder } from 'ethers';
import type { ActSigner } from './act-signer.js';

/** A party's account of several persons, as it is now. */
export interface PartyAccount {
  /** Checksummed. */
  readonly address: string;
  readonly chainId: string;
  /** Raised by every change of signers or threshold: whatever was approved under an earlier one is void. */
  readonly configuration: bigint;
}

/** A key of one person: an EOA's, or a passkey. */
export interface PersonKey {
  /** How the account knows it: 20 bytes of an address, or 84 of a passkey (verifier, x, y), 0x hex. */
  readonly key: string;
  /** Signs 32 bytes (0x hex) as the account checks them. */
  sign(approvalDigest: string): Promise<string>;
}

/** One person's word on one act, to be collected until enough persons gave theirs. */
export interface Approval {
  readonly key: string;
  readonly signature: string;
}

const APPROVAL = {
  Approval: [
    { name: 'digest', type: 'bytes32' },
    { name: 'configuration', type: 'uint64' },
  ],
};

/** What each person signs to approve an act's digest. */
export function approvalDigest({ address, chainId, configuration }: PartyAccount, digest: string): string {
  const domain = { name: 'Tallystick', version: '1', chainId: BigInt(chainId), verifyingContract: address };
  return TypedDataEncoder.hash(domain, APPROVAL, { digest, configuration });
}

export async function approve(account: PartyAccount, digest: string, person: PersonKey): Promise<Approval> {
  return { key: person.key, signature: await person.sign(approvalDigest(account, digest)) };
}

/** The account's signature, once enough persons approved: keys rise by their hash, so none counts twice. */
export function accountSignature(approvals: readonly Approval[]): string {
  const inOrder = approvals
    .map((approval) => ({ ...approval, hash: BigInt(keccak256(approval.key)) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return AbiCoder.defaultAbiCoder().encode(
    ['bytes[]', 'bytes[]'],
    [inOrder.map(({ key }) => key), inOrder.map(({ signature }) => signature)],
  );
}

/** One person's word alone, which stops a recovery of the account and nothing else. */
export function soleSignature({ key, signature }: Approval): string {
  return concat([toBeHex(dataLength(key), 1), key, signature]);
}

/** Signs for the account with the keys of these persons, all of them at hand. */
export function accountSigner(account: PartyAccount, persons: readonly PersonKey[]): ActSigner {
  return {
    account: getAddress(account.address),
    signDigest: async (digest) =>
      accountSignature(await Promise.all(persons.map((person) => approve(account, digest, person)))),
  };
}
