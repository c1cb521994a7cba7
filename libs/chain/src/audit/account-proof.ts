import { decodeRlp, type JsonRpcProvider, keccak256, toQuantity } from 'ethers';
import { StateNotKept } from './errors.js';
import { EMPTY_ROOT } from './trie.js';
import { provenValue } from './trie-proof.js';

/** An account's code and storage, each by its hash. */
export interface AccountRoots {
  readonly codeHash: string;
  readonly storageHash: string;
}

interface NodeProof extends AccountRoots {
  readonly accountProof: readonly string[];
}

const NO_ACCOUNT: AccountRoots = { codeHash: keccak256('0x'), storageHash: EMPTY_ROOT };

/** @returns what the node says of the account, and what it proves; undefined: nothing */
export async function readAccount(
  node: JsonRpcProvider,
  address: string,
  at: { readonly block: number; readonly stateRoot: string },
): Promise<{ readonly told: AccountRoots; readonly proven: AccountRoots | undefined }> {
  const answer = await getProof(node, address, toQuantity(at.block));
  return { told: rootsOf(answer), proven: provenRoots(at.stateRoot, address, answer.accountProof) };
}

/** Of a node that is the audit's own. */
export async function ownAccount(node: JsonRpcProvider, address: string): Promise<AccountRoots> {
  return rootsOf(await getProof(node, address, 'latest'));
}

/** @param proof nodes of the state's tree, from its root on */
export function provenRoots(stateRoot: string, address: string, proof: readonly string[]): AccountRoots | undefined {
  const proven = provenValue(stateRoot, keccak256(address), proof);
  if (!proven) return undefined;
  if (proven.value === null) return NO_ACCOUNT;
  const account = decodeRlp(proven.value);
  if (!Array.isArray(account) || account.length !== ACCOUNT_MEMBERS) return undefined;
  const [, , storageHash, codeHash] = account as string[];
  return { storageHash: String(storageHash), codeHash: String(codeHash) };
}

/** Nonce, balance, storage and code. */
const ACCOUNT_MEMBERS = 4;

async function getProof(node: JsonRpcProvider, address: string, tag: string): Promise<NodeProof> {
  try {
    return (await node.send('eth_getProof', [address, [], tag])) as NodeProof;
  } catch (error) {
    throw new StateNotKept(Number(tag), error instanceof Error ? error.message : String(error));
  }
}

function rootsOf({ codeHash, storageHash }: NodeProof): AccountRoots {
  // Some nodes say zero for an account that is not there.
  const isNone = (hash: string) => BigInt(hash) === 0n;
  return {
    codeHash: isNone(codeHash) ? NO_ACCOUNT.codeHash : codeHash,
    storageHash: isNone(storageHash) ? NO_ACCOUNT.storageHash : storageHash,
  };
}
