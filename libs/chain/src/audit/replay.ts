import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonRpcProvider } from 'ethers';
import { createRpcProvider } from '../contracts/rpc-provider.js';
import { chainFolder } from '../embedded/chain-folder.js';
import { type ChainHead, mine, readHead } from '../embedded/mine.js';
import type { NodeClient } from '../embedded/node-client.js';
import { BLOCK_GAS_LIMIT } from '../embedded/node-options.js';
import { type RunningNode, startNode } from '../embedded/node-process.js';
import { type ChainBlock, type ChainTransaction, plainLog, type PlainLog } from './chain-block.js';

/** What a signed transaction does on the audit's own EVM, or why that does not take it. */
export type Outcome =
  { readonly succeeded: boolean; readonly logs: readonly PlainLog[] } | { readonly refused: string };

interface Receipt {
  readonly transactionHash: string;
  readonly status: string;
  readonly logs: readonly PlainLog[];
}

/** Gas is free on the audit's EVM, but a sender that bids a fee must be able to pay it. */
const BALANCE = `0x1${'0'.repeat(32)}`;

/**
 * An EVM of the audit's own, empty at first, on which only signed transactions run. Whatever it comes to hold, somebody signed for.
 */
export class Replay {
  private readonly nonces = new Map<string, number>();

  private constructor(
    readonly provider: JsonRpcProvider,
    private readonly node: RunningNode,
    private readonly folder: string,
    private head: ChainHead,
  ) {}

  /** @param startTime seconds since 1970; no block may be older */
  static async start(chainId: string, startTime: number): Promise<Replay> {
    const folder = await mkdtemp(join(tmpdir(), 'tallystick-audit-'));
    try {
      const node = await startNode(chainFolder(folder), { chainId, genesisTime: startTime, fundedAccounts: [] });
      const url = `http://127.0.0.1:${node.client.port}`;
      return new Replay(
        createRpcProvider({ url, chainId, timeoutMs: 300_000 }),
        node,
        folder,
        await readHead(node.client),
      );
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get client(): NodeClient {
    return this.node.client;
  }

  async stop(): Promise<void> {
    this.provider.destroy();
    await this.node.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs a block's signed transactions in their order, at the block's time. */
  async run({ header, transactions }: ChainBlock): Promise<ReadonlyMap<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    const sent: string[] = [];
    let gas = 0;
    for (const transaction of transactions) {
      if (!('raw' in transaction.signed)) continue;
      const isNext = this.nonces.get(transaction.from) === transaction.nonce;
      gas += transaction.gasLimit;
      // What was sent so far has to be in a block before a nonce is set, or a block is full.
      if (sent.length > 0 && (!isNext || gas > BLOCK_GAS_LIMIT)) {
        await this.mine(header.time, sent.splice(0), outcomes);
        gas = transaction.gasLimit;
      }
      if (!isNext) await this.prepare(transaction);
      try {
        await this.client.call('eth_sendRawTransaction', transaction.signed.raw);
        sent.push(transaction.hash);
        this.nonces.set(transaction.from, transaction.nonce + 1);
      } catch (error) {
        this.nonces.delete(transaction.from);
        outcomes.set(transaction.hash, { refused: error instanceof Error ? error.message : String(error) });
      }
    }
    if (sent.length > 0) await this.mine(header.time, sent, outcomes);
    return outcomes;
  }

  /** A sender may have sent others before the first block of the audit. */
  private async prepare({ from, nonce }: ChainTransaction): Promise<void> {
    await this.client.call('anvil_setBalance', from, BALANCE);
    await this.client.call('anvil_setNonce', from, `0x${nonce.toString(16)}`);
  }

  private async mine(time: Date, sent: readonly string[], outcomes: Map<string, Outcome>): Promise<void> {
    // A node that makes a block older than the one before it is named by the block's hash; the audit goes on.
    const seconds = Math.max(time.getTime() / 1000, this.head.time);
    this.head = await mine(this.client, this.head, seconds);
    const receipts = await this.client.call<readonly Receipt[]>('eth_getBlockReceipts', 'latest');
    for (const { transactionHash, status, logs } of receipts) {
      outcomes.set(transactionHash, { succeeded: BigInt(status) === 1n, logs: logs.map(plainLog) });
    }
    for (const hash of sent) {
      if (outcomes.has(hash)) continue;
      await this.client.call('anvil_dropTransaction', hash);
      outcomes.set(hash, { refused: 'it fits in no block' });
    }
  }
}
