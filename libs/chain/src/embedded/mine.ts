import { JournalledBlockDiffers, NodeCallFailed } from './errors.js';
import type { NodeClient } from './node-client.js';

/** The youngest block. */
export interface ChainHead {
  readonly number: number;
  readonly hash: string;
  /** Seconds since 1970. */
  readonly time: number;
}

export interface MinedBlock extends ChainHead {
  readonly transactionHashes: readonly string[];
}

interface RpcBlock {
  readonly number: string;
  readonly hash: string;
  readonly parentHash: string;
  readonly timestamp: string;
  readonly transactions: readonly string[];
}

export async function readHead(node: NodeClient): Promise<MinedBlock> {
  const { number, hash, timestamp, transactions } = await node.call<RpcBlock>('eth_getBlockByNumber', 'latest', false);
  return { number: Number(number), hash, time: Number(timestamp), transactionHashes: transactions };
}

/** Makes exactly one block of the waiting transactions, at exactly this time. */
export async function mine(node: NodeClient, parent: ChainHead, time: number): Promise<MinedBlock> {
  await node.call('evm_mine', { timestamp: time, blocks: 1 });
  const block = await node.call<RpcBlock>('eth_getBlockByNumber', 'latest', false);
  if (block.parentHash !== parent.hash) throw new JournalledBlockDiffers(parent.number, parent.hash, block.parentHash);
  const [number, minedAt] = [Number(block.number), Number(block.timestamp)];
  if (number !== parent.number + 1 || minedAt !== time) {
    throw new NodeCallFailed(
      'evm_mine',
      `asked for block ${parent.number + 1} at ${time}, got block ${number} at ${minedAt}`,
    );
  }
  return { number, hash: block.hash, time, transactionHashes: block.transactions };
}
