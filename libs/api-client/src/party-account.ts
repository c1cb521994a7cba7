import { accountSignature, type Approval, approvalDigest, type ConfiguredAccount } from '@tallystick/act-types';
import { getAddress } from 'ethers';
import type { ActSigner } from './act-signer.js';

/** A key of one person: an EOA's, or a passkey. */
export interface PersonKey {
  /** How the account knows it: 20 bytes of an address, or 84 of a passkey (verifier, x, y), 0x hex. */
  readonly key: string;
  /** Signs 32 bytes (0x hex) as the account checks them. */
  sign(approvalDigest: string): Promise<string>;
}

export async function approve(account: ConfiguredAccount, digest: string, person: PersonKey): Promise<Approval> {
  return { key: person.key, signature: await person.sign(approvalDigest(account, digest)) };
}

/** Signs for the account with the keys of these persons, all of them at hand. */
export function accountSigner(account: ConfiguredAccount, persons: readonly PersonKey[]): ActSigner {
  return {
    account: getAddress(account.address),
    signDigest: async (digest) =>
      accountSignature(await Promise.all(persons.map((person) => approve(account, digest, person)))),
  };
}
