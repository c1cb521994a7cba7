import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Address } from '@tallystick/act-types';
import { writeAtomically } from '@tallystick/platform';
import type { ChainFolder } from './chain-folder.js';
import { ChainOfAnotherDatabase } from './errors.js';

/** What makes this chain this one. Together with the journal it gives every block again. */
export interface ChainIdentity {
  /** EIP-155 chain id, decimal digits: random, so that no signature fits two installations. */
  readonly chainId: string;
  /** Seconds since 1970. */
  readonly genesisTime: number;
  /** Accounts that hold a balance in the genesis block. */
  readonly fundedAccounts: readonly Address[];
}

/** 52 random bits above 2^32: exact in every number type on the way, and no known network's id. */
export function newIdentity(genesisTime: number, fundedAccounts: readonly Address[]): ChainIdentity {
  const random = randomBytes(8).readBigUInt64BE() >> 12n;
  return { chainId: String(random | (1n << 40n)), genesisTime, fundedAccounts };
}

/**
 * The database is the truth; the data folder's copy only shows that both belong together. It is written after the database's, so a folder
 * that names a chain the database does not know has lost its database.
 */
export async function requireSameChain(folder: ChainFolder, inDatabase: ChainIdentity | undefined): Promise<void> {
  const text = await readFile(folder.identity, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  const inFolder = JSON.parse(text) as ChainIdentity;
  if (inFolder.chainId !== inDatabase?.chainId) {
    throw new ChainOfAnotherDatabase(folder.path, inFolder.chainId, inDatabase?.chainId);
  }
}

export async function keepIdentity(folder: ChainFolder, identity: ChainIdentity): Promise<void> {
  await writeAtomically(folder.identity, `${JSON.stringify(identity, null, 2)}\n`);
}
