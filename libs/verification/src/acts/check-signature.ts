import type { Network } from '@tallystick/act-types';
import { accountSaysYes, findEcdsaSignature, readPartyStanding } from '@tallystick/chain/browser';
import { DomainError } from '@tallystick/kernel';
import { recoverAddress } from 'ethers';
import type { OpenNode } from '../node/open-node.js';
import type { Expected } from './expected-signatures.js';

export interface CheckedSignature {
  /** As the act calls it, such as `holder`. */
  readonly role: string;
  /** Of a party; missing where the act names an account. */
  readonly party?: string;
  readonly account: string;
  readonly isValid: boolean;
  /** Whose account it was, and with which keys, was asked as of after this block; missing when the node knows the present alone. */
  readonly asOf?: number;
}

/**
 * Whether a signature is its signatory's, asked of the account as it was when the act ran: after its block, or before, if the block changed the
 * account too; of a node that remembers no such state, as it is now.
 */
export async function checkSignature(
  node: OpenNode,
  network: Network,
  block: number,
  expected: Expected,
): Promise<CheckedSignature> {
  let refused: CheckedSignature | undefined;
  for (const asOf of [block, block - 1]) {
    const checked = await checkedAsOf(node, network, expected, asOf).catch((error: unknown) => {
      // A node that forgot the state of that block says so in one of many ways.
      if (error instanceof DomainError && error.code !== 'node-answer-invalid') throw error;
      return undefined;
    });
    if (checked?.isValid) return checked;
    refused ??= checked;
  }
  return refused ?? checkedAsOf(node, network, expected);
}

async function checkedAsOf(
  node: OpenNode,
  network: Network,
  { role, by, digest, signature }: Expected,
  asOf?: number,
): Promise<CheckedSignature> {
  const at = asOf === undefined ? {} : { asOf };
  const { partyRegistry } = network.contracts;
  const standing = 'party' in by ? await readPartyStanding(node.provider, partyRegistry, by.party, asOf) : undefined;
  const account = 'party' in by ? (standing?.account ?? '') : by.account;
  const about = { role, account, ...('party' in by && { party: by.party }), ...at };
  if ('party' in by && standing?.epoch !== by.epoch) return { ...about, isValid: false };
  const block = asOf === undefined ? {} : { block: asOf };
  return { ...about, isValid: await isSignedBy(node, { account, digest, signature, ...block }) };
}

/** As the contracts decide it: by ecrecover, or by ERC-1271 where the account has code. @param block as of after it; by default as it is now */
export async function isSignedBy(
  { provider }: OpenNode,
  asked: { readonly account: string; readonly digest: string; readonly signature: string; readonly block?: number },
): Promise<boolean> {
  const { account, digest, signature, block } = asked;
  if ((await provider.getCode(account, block ?? 'latest')) === '0x') return signerOf(digest, signature) === account;
  return accountSaysYes(provider, { ...asked, question: 'isValidSignature' });
}

/** As the contracts recover it. */
function signerOf(digest: string, signature: string): string | undefined {
  if (!findEcdsaSignature(signature)) return undefined;
  try {
    return recoverAddress(digest, signature);
  } catch {
    return undefined;
  }
}
