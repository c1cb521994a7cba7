import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Address } from '@tallystick/act-types';
import { type Clock, nowSeconds, systemClock } from '@tallystick/kernel';
import { AnswerGate } from './answer-gate.js';
import type { BlockPace } from './block-pace.js';
import { type ChainFolder, chainFolder } from './chain-folder.js';
import { type ChainIdentity, keepIdentity, newIdentity, requireSameChain } from './chain-identity.js';
import { type FaultPoints, noFaults } from './fault-points.js';
import { Journal } from './journal.js';
import { JournalConnection } from './journal-connection.js';
import { KeptNode } from './kept-node.js';
import type { ChainHead } from './mine.js';
import { RpcFilter } from './rpc-filter.js';
import { StateDumps } from './state-dumps.js';

export interface EmbeddedChainSettings extends BlockPace {
  /** Where the chain answers on 127.0.0.1; 0 for any free port. */
  readonly rpcPort: number;
  /** Origins of pages that may ask it: those of the portal, whose reader checks by this chain. */
  readonly origins: readonly string[];
  /** A dump at most this often, and only when there are new blocks. */
  readonly dumpIntervalMs: number;
  /**
   * Thousandths of the time that dumps may take at most, during which no block is made: they grow with the chain, and only shorten a start.
   */
  readonly dumpPerMille: number;
  /** An empty block is made when the head is this old, so that the chain's clock goes on while nobody acts. */
  readonly idleBlockIntervalMs: number;
  /** How long a request waits while the chain is closed before it is told so. */
  readonly answerPatienceMs: number;
}

export const EMBEDDED_CHAIN_DEFAULTS: EmbeddedChainSettings = {
  rpcPort: 0,
  origins: [],
  blockIntervalMs: 100,
  // Half of what the api tolerates between the chain's clock and its own before it calls itself not ready.
  maxLeadSeconds: 30,
  dumpIntervalMs: 30_000,
  dumpPerMille: 5,
  // Half of the api's tolerance, as above.
  idleBlockIntervalMs: 30_000,
  answerPatienceMs: 5_000,
};

export interface EmbeddedChainOptions {
  /** The chain's own folder; made if missing. */
  readonly dataDir: string;
  /** A migrated database; the user needs the rights of `tallystick_chain`. */
  readonly databaseUrl: string;
  /** Accounts that hold a balance from the first block on. Looked at only when the chain is created; gas is free in any case. */
  readonly fundedAccounts?: readonly Address[];
  readonly settings?: Partial<EmbeddedChainSettings>;
  /** A line at a time. */
  readonly log: (line: string) => void;
  readonly faults?: FaultPoints;
  readonly clock?: Clock;
}

/**
 * An EVM chain of one node, made durable by a journal in PostgreSQL: a block is seen by nobody before it is journalled, and a start gives
 * every journalled block again, hash for hash. See docs/adr/0002.
 */
export class EmbeddedChain {
  private stopping: Promise<void> | undefined;

  private constructor(
    /** For everybody's CHAIN_RPC_URL. */
    readonly rpcUrl: string,
    /** EIP-155 chain id, decimal digits. */
    readonly chainId: string,
    private readonly node: KeptNode,
    private readonly filter: RpcFilter,
    private readonly journal: Journal,
  ) {}

  /** Resolves when the chain holds every journalled block and answers. Rejects with a `DomainError` that says what is in the way. */
  static async start(options: EmbeddedChainOptions): Promise<EmbeddedChain> {
    const { databaseUrl, log, faults = noFaults, clock = systemClock } = options;
    const settings = { ...EMBEDDED_CHAIN_DEFAULTS, ...options.settings };
    const folder = chainFolder(resolve(options.dataDir));
    await mkdir(folder.path, { recursive: true, mode: 0o700 });
    const journal = new Journal(new JournalConnection(databaseUrl), log);
    const gate = new AnswerGate(settings.answerPatienceMs);
    try {
      const identity = await openIdentity(folder, journal, nowSeconds(clock), options.fundedAccounts ?? []);
      const dumps = new StateDumps(folder.dumps, identity.chainId, faults);
      const node = new KeptNode({ folder, identity, journal, dumps, gate, settings, log, faults, clock });
      await node.start();
      const filter = new RpcFilter({
        gate,
        origins: settings.origins,
        forward: (body) => node.forward(body),
        onTransactionSent: () => node.transactionsWait(),
      });
      try {
        return new EmbeddedChain(await filter.listen(settings.rpcPort), identity.chainId, node, filter, journal);
      } catch (error) {
        await node.stop();
        throw error;
      }
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  /** The youngest journalled block. */
  get head(): ChainHead {
    return this.node.head;
  }

  /** Called when the chain cannot go on by itself (the journal is another's, the node keeps ending); at once if it is so already. */
  onFatal(listener: (error: Error) => void): void {
    this.node.onFatal(listener);
  }

  /** Writes a last dump and ends the node. Stop those who use the chain first. */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    await this.filter.close();
    await this.node.stop();
    await this.journal.close();
  }
}

/** A folder or a database that knows another chain is refused: its signatures and addresses would be mistaken for this one's. */
async function openIdentity(
  folder: ChainFolder,
  journal: Journal,
  genesisTime: number,
  fundedAccounts: readonly Address[],
): Promise<ChainIdentity> {
  const known = await journal.identity();
  await requireSameChain(folder, known);
  const identity = known ?? newIdentity(genesisTime, fundedAccounts);
  if (known === undefined) await journal.create(identity);
  await keepIdentity(folder, identity);
  return identity;
}
