import type { ChainFolder } from './chain-folder.js';
import type { ChainIdentity } from './chain-identity.js';

/** Room for some 500 acts in a block; a production network's order of magnitude. */
export const BLOCK_GAS_LIMIT = 60_000_000;

/**
 * Blocks back to which a state can be asked for; anvil keeps a whole copy of each in memory. After a start only states made since the dump
 * are there, so nothing may rest on old ones.
 */
const STATES_KEPT = 32;

/**
 * Everything that has a part in a block's hash is fixed here or in the chain's identity. Gas is free (base fee 0, no least tip), as on many
 * consortium networks; the accounts named at the chain's creation hold balances all the same, so that a sender that bids a tip is served too.
 */
export function nodeOptions(identity: ChainIdentity, folder: ChainFolder): string[] {
  return [
    ...['--hardfork', 'osaka', '--chain-id', identity.chainId, '--init', folder.genesis],
    ...['--gas-limit', String(BLOCK_GAS_LIMIT), '--enable-tx-gas-limit'],
    ...['--block-base-fee-per-gas', '0', '--gas-price', '0', '--disable-min-priority-fee'],
    ...['--no-mining', '--order', 'fifo', '--accounts', '0'],
    ...['--prune-history', String(STATES_KEPT), '--cache-path', folder.cache],
    ...['--host', '127.0.0.1', '--no-cors', '--no-request-size-limit', '--quiet'],
  ];
}

/** The least tip a wallet can bid costs nothing that matters out of this. */
const GENESIS_BALANCE = `0x${(10n ** 24n).toString(16)}`;

export function genesisOf(identity: ChainIdentity): object {
  return {
    config: { chainId: Number(identity.chainId) },
    timestamp: `0x${identity.genesisTime.toString(16)}`,
    gasLimit: `0x${BLOCK_GAS_LIMIT.toString(16)}`,
    baseFeePerGas: '0x0',
    difficulty: '0x0',
    nonce: '0x0',
    extraData: '0x',
    alloc: Object.fromEntries(identity.fundedAccounts.map((account) => [account, { balance: GENESIS_BALANCE }])),
  };
}
