import { approvalDigest, type ConfiguredAccount } from '@tallystick/act-types';
import { AbiCoder, concat, dataLength, getAddress, keccak256, toBeHex } from 'ethers';
import type { ActSigner } from './act-signer.js';

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

export async function approve(account: ConfiguredAccount, digest: string, person: PersonKey): Promise<Approval> {
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
export function accountSigner(account: ConfiguredAccount, persons: readonly PersonKey[]): ActSigner {
  return {
    account: getAddress(account.address),
    signDigest: async (digest) =>
      accountSignature(await Promise.all(persons.map((person) => approve(account, digest, person)))),
  };
}
