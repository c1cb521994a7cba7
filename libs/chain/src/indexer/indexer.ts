import type { Network } from '@tallystick/act-types';
import { type Finality, PollingLoop, type StepResult } from '@tallystick/platform';
import type { JsonRpcProvider } from 'ethers';
import type { DataSource, EntityManager } from 'typeorm';
import { type BlockHeader, readBlockHeader } from '../contracts/block-header.js';
import { noWorkerFaults, type WorkerFaultPoints } from '../contracts/fault-points.js';
import { readFinalHead } from '../contracts/finality.js';
import { BlockLogs, type VerifiedBlock } from './block-logs.js';
import { tellOfAct } from '../outbox/act-cause.js';
import { ChainDiverged } from './errors.js';
import { LedgerCursor } from './ledger-cursor.entity.js';
import { tryLockLedger } from './ledger-lock.js';
import { Projection } from './projection.js';
import type { Projector } from './projector.js';
import { causesOf, type RecordedCause } from './recorded-causes.js';

export interface IndexerSettings {
  readonly network: Network;
  /** The block of the first deployment: nothing of ours lies before it. */
  readonly startBlock: number;
  readonly finality: Finality;
  readonly pollMs: number;
  /** Blocks read and written in one transaction at most; fewer after a failure, since nodes limit ranges and lose answers. */
  readonly blocksPerStep?: number;
  readonly faults?: WorkerFaultPoints;
  /** Told when the indexer stopped for good, because the chain is not the one that it knows. */
  readonly onFatal?: (error: unknown) => void;
}

const BLOCKS_PER_STEP = 200;

/**
 * Turns final blocks into `ledger`. Any number of copies may run: the one that holds the ledger's lock for a step does it, and the cursor
 * moves in the same transaction as the rows.
 */
export class Indexer {
  private readonly blocks: BlockLogs;
  private readonly projection: Projection;
  private readonly loop: PollingLoop;
  private blocksPerStep: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: JsonRpcProvider,
    projectors: readonly Projector[],
    private readonly settings: IndexerSettings,
  ) {
    this.blocks = new BlockLogs(provider, settings.network);
    this.blocksPerStep = settings.blocksPerStep ?? BLOCKS_PER_STEP;
    this.projection = new Projection(settings.network, projectors);
    const { pollMs, onFatal } = settings;
    const isFatal = (error: unknown) => error instanceof ChainDiverged;
    this.loop = new PollingLoop({ name: 'Indexer', pollMs, isFatal, ...(onFatal ? { onFatal } : {}) }, () =>
      this.step(),
    );
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** Takes the next blocks, if there are any. */
  async step(): Promise<StepResult> {
    const { faults = noWorkerFaults } = this.settings;
    const head = await readFinalHead(this.provider, this.settings.finality);
    if (!head) return 'idle';
    const beganMs = Date.now();
    let recorded: readonly RecordedCause[] = [];
    const result = await this.dataSource.transaction(async (tx) => {
      if (!(await tryLockLedger(tx))) return undefined;
      const progress = await this.advance(head, tx, async (blocks) => {
        recorded = await causesOf(blocks, tx);
      });
      if (progress) await faults.reach('before-commit');
      return progress;
    });
    if (!result) return 'idle';
    await faults.reach('after-commit');
    for (const { transaction, ...cause } of recorded) tellOfAct('recorded', cause, { sinceMs: beganMs, transaction });
    return result;
  }

  /**
   * Brings the rows up to a head, in a transaction of the caller that holds the ledger's lock.
   * @param told gets what was projected, before the transaction ends
   * @returns undefined when there was nothing to do
   */
  async advance(
    head: BlockHeader,
    tx: EntityManager,
    told: (blocks: readonly VerifiedBlock[]) => Promise<void> = () => Promise.resolve(),
  ): Promise<StepResult | undefined> {
    const cursor = await tx.findOneBy(LedgerCursor, { singleton: true });
    const from = cursor ? Number(cursor.blockNumber) + 1 : this.settings.startBlock;
    if (head.number < from) {
      if (cursor) await this.requireOnChain(cursor);
      return undefined;
    }
    const to = Math.min(head.number, from + this.blocksPerStep - 1);
    const blocks = await this.read(from, to, cursor?.blockHash);
    await this.projection.apply(blocks, tx);
    await told(blocks);
    return to < head.number ? 'again' : 'idle';
  }

  private async read(from: number, to: number, parentHash: string | undefined): Promise<readonly VerifiedBlock[]> {
    const most = this.settings.blocksPerStep ?? BLOCKS_PER_STEP;
    try {
      const blocks = await this.blocks.read(from, to, parentHash);
      this.blocksPerStep = Math.min(most, this.blocksPerStep * 2);
      return blocks;
    } catch (error) {
      this.blocksPerStep = Math.max(1, Math.floor(this.blocksPerStep / 2));
      throw error;
    }
  }

  /** A node that is behind, or still starting, has no such block: that is no reason to stop, another block in its place is. */
  private async requireOnChain(cursor: LedgerCursor): Promise<void> {
    const number = Number(cursor.blockNumber);
    const header = await readBlockHeader(this.provider, number);
    if (header && header.hash !== cursor.blockHash) throw new ChainDiverged(number, cursor.blockHash, header.hash);
  }
}
