import type { ChainFolder } from './chain-folder.js';
import type { ChainIdentity } from './chain-identity.js';
import { DumpUnreadable, JournalledBlockDiffers, NodeCallFailed } from './errors.js';
import type { Journal } from './journal.js';
import { endLeftoverNode } from './leftover-node.js';
import { type ChainHead, mine, readHead } from './mine.js';
import type { NodeClient } from './node-client.js';
import { type RunningNode, startNode } from './node-process.js';
import type { StateDumps } from './state-dumps.js';

const PROGRESS_EVERY_MS = 3_000;

export interface RecoveryOptions {
  readonly folder: ChainFolder;
  readonly identity: ChainIdentity;
  readonly journal: Journal;
  readonly dumps: StateDumps;
  readonly log: (line: string) => void;
}

export interface RecoveredChain {
  readonly node: RunningNode;
  readonly head: ChainHead;
  /** The block that the dump holds from which it was recovered; 0 without one. */
  readonly dumped: number;
}

/**
 * A node that holds exactly the journalled blocks: loaded from the newest dump that proves good, the blocks since made again. A dump that
 * does not load, or leads to another hash than the journal's, gives way to the one before it and in the end to the genesis block; if that
 * leads to another hash too, the chain cannot be given again and the start is refused.
 */
export async function recoverChain(options: RecoveryOptions): Promise<RecoveredChain> {
  await endLeftoverNode(options.folder, options.log);
  for (const name of await options.dumps.files()) {
    try {
      return await recoverFrom(options, (node) => loadDump(options, name, node));
    } catch (error) {
      if (!isAboutTheDump(error)) throw error;
      options.log(`${name} is of no use: ${error.message}`);
    }
  }
  return await recoverFrom(options, readHead);
}

function isAboutTheDump(error: unknown): error is Error {
  return error instanceof DumpUnreadable || error instanceof JournalledBlockDiffers || error instanceof NodeCallFailed;
}

async function recoverFrom(
  options: RecoveryOptions,
  load: (node: NodeClient) => Promise<ChainHead>,
): Promise<RecoveredChain> {
  const node = await startNode(options.folder, options.identity);
  try {
    const loaded = await load(node.client);
    const { number, hash, time } = await replay(options, node.client, loaded);
    return { node, head: { number, hash, time }, dumped: loaded.number };
  } catch (error) {
    await node.kill();
    throw error;
  }
}

async function loadDump({ dumps, journal }: RecoveryOptions, name: string, node: NodeClient): Promise<ChainHead> {
  const { head, state } = await dumps.read(name);
  const journalled = await journal.hashOf(head.number);
  if (journalled !== head.hash) throw new DumpUnreadable(name, `its block ${head.number} is not the journal's`);
  await node.call('anvil_loadState', state);
  const loaded = await readHead(node);
  if (loaded.hash !== head.hash) throw new DumpUnreadable(name, `it loads as block ${loaded.number} ${loaded.hash}`);
  return loaded;
}

async function replay({ journal, log }: RecoveryOptions, node: NodeClient, from: ChainHead): Promise<ChainHead> {
  const last = await journal.head();
  let head = from;
  let nextProgressMs = Date.now() + PROGRESS_EVERY_MS;
  for await (const block of journal.blocksAfter(from.number)) {
    // One after the other: the node takes a batch's calls in any order, and the order is part of the block.
    for (const raw of block.transactions) await node.call('eth_sendRawTransaction', raw);
    const again = await mine(node, head, block.time);
    if (again.hash !== block.hash) throw new JournalledBlockDiffers(block.number, block.hash, again.hash);
    head = again;
    if (Date.now() >= nextProgressMs) {
      log(`the chain repeats its journal: block ${head.number} of ${last}`);
      nextProgressMs = Date.now() + PROGRESS_EVERY_MS;
    }
  }
  return head;
}
