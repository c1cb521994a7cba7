import { type Clock, DomainError } from '@tallystick/kernel';
import type { AnswerGate } from './answer-gate.js';
import { BlockMaker } from './block-maker.js';
import { type BlockPace, blockTime } from './block-pace.js';
import { BlockSchedule } from './block-schedule.js';
import {
  EmbeddedChainClosed,
  JournalledBlockDiffers,
  JournalHasGap,
  NodeDidNotStart,
  NodeKeepsEnding,
} from './errors.js';
import type { FaultPoints } from './fault-points.js';
import type { ChainHead } from './mine.js';
import type { RunningNode } from './node-process.js';
import { OneAtATime } from './one-at-a-time.js';
import { recoverChain, type RecoveryOptions } from './recovery.js';

/** A node that ends this often by itself will not stop doing so. */
const MAX_ENDS = 5;
const ENDS_WITHIN_MS = 60_000;
const RECOVERY_RETRY_MS = 2_000;
const IDLE_CHECK_MS = 1_000;

export interface KeptNodeOptions extends RecoveryOptions {
  readonly gate: AnswerGate;
  readonly settings: BlockPace & {
    readonly dumpIntervalMs: number;
    readonly dumpPerMille: number;
    readonly idleBlockIntervalMs: number;
  };
  readonly faults: FaultPoints;
  readonly clock: Clock;
}

/**
 * The node, its blocks and its dumps: one thing at a time happens to it. A node that ends is started again from dump and journal behind the
 * closed gate, so that those who use the chain see a pause and no gap.
 */
export class KeptNode {
  private readonly turns = new OneAtATime();
  private readonly blocks: BlockMaker;
  private readonly schedule: BlockSchedule;
  private readonly stopping = new AbortController();
  private readonly listeners: ((error: Error) => void)[] = [];
  private node: RunningNode | undefined;
  private youngest: ChainHead = { number: 0, hash: '', time: 0 };
  private dumped = 0;
  private dumpTimer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private endsMs: number[] = [];
  private fatal: Error | undefined;

  constructor(private readonly options: KeptNodeOptions) {
    const { journal, gate, faults, settings, clock } = options;
    this.blocks = new BlockMaker(journal, gate, faults);
    this.schedule = new BlockSchedule({
      pace: settings,
      clock,
      parentTime: () => this.youngest.time,
      makeBlock: () => this.turns.run(() => this.makeBlock()),
    });
  }

  get head(): ChainHead {
    return this.youngest;
  }

  async start(): Promise<void> {
    await this.turns.run(() => this.recover());
    this.planDump(this.options.settings.dumpIntervalMs);
    this.planIdleBlock();
  }

  async forward(body: string): Promise<Buffer> {
    if (this.node === undefined) throw new EmbeddedChainClosed(this.fatal?.message ?? 'the node is being started');
    return await this.node.client.send(body);
  }

  transactionsWait(): void {
    this.schedule.transactionsWait();
  }

  onFatal(listener: (error: Error) => void): void {
    if (this.fatal) listener(this.fatal);
    else this.listeners.push(listener);
  }

  async stop(): Promise<void> {
    clearTimeout(this.dumpTimer);
    clearTimeout(this.idleTimer);
    this.schedule.stop();
    this.stopping.abort(new EmbeddedChainClosed('it is stopping'));
    await this.turns.run(async () => {
      await this.dump();
      this.options.gate.close('it is stopping');
      await this.endNode();
    });
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async recover(): Promise<void> {
    const { node, head, dumped } = await recoverChain(this.options);
    this.node = node;
    this.youngest = head;
    this.dumped = dumped;
    void node.ended.then(() => this.nodeEnded(node));
    this.options.log(`the chain answers from block ${head.number} on`);
    this.options.gate.open();
  }

  private async makeBlock(evenEmpty = false): Promise<boolean> {
    const node = this.node;
    if (node === undefined || this.isStopping) return false;
    try {
      if (!evenEmpty && (await waitingTransactions(node)) === 0) return false;
      const time = blockTime(this.youngest.time, this.options.clock.nowMs());
      const block = await this.blocks.make(node.client, this.youngest, time, this.stopping.signal);
      this.youngest = { number: block.number, hash: block.hash, time: block.time };
      // An empty block means that what waits is not fit for one; it is looked at again when something new arrives.
      return block.transactionHashes.length > 0 && (await waitingTransactions(node)) > 0;
    } catch (error) {
      await this.abandonNode(node, error);
      return false;
    }
  }

  /** Deadlines are measured by the head's time: were it to stand still while nobody acts, nothing would ever expire. */
  private planIdleBlock(): void {
    const idleMs = this.options.clock.nowMs() - this.youngest.time * 1000;
    const delayMs = Math.max(0, this.options.settings.idleBlockIntervalMs - idleMs);
    this.idleTimer = setTimeout(() => void this.turns.run(() => this.makeIdleBlock()), delayMs);
  }

  private async makeIdleBlock(): Promise<void> {
    const idleMs = this.options.clock.nowMs() - this.youngest.time * 1000;
    if (idleMs >= this.options.settings.idleBlockIntervalMs) await this.makeBlock(true);
    if (this.isStopping) return;
    // A block that could not be made is not tried again at once: the node is being started then.
    this.idleTimer = setTimeout(() => this.planIdleBlock(), IDLE_CHECK_MS);
  }

  /** The node may know a block that the journal does not: its end is the end of that block. */
  private async abandonNode(node: RunningNode, error: unknown): Promise<void> {
    this.options.gate.discard('the node is started again');
    await node.kill();
    if (error instanceof JournalledBlockDiffers || error instanceof JournalHasGap) this.fail(error);
    else if (!this.isStopping) this.options.log(`no block could be made: ${messageOf(error)}`);
  }

  private nodeEnded(node: RunningNode): void {
    if (this.node !== node || this.isStopping || this.fatal) return;
    this.node = undefined;
    this.options.gate.discard('the node is started again');
    void this.turns.run(() => this.recoverAfterEnd());
  }

  private async recoverAfterEnd(): Promise<void> {
    if (this.fatal) return;
    const nowMs = Date.now();
    this.endsMs = [...this.endsMs.filter((endMs) => endMs > nowMs - ENDS_WITHIN_MS), nowMs];
    if (this.endsMs.length > MAX_ENDS) return this.fail(new NodeKeepsEnding(this.endsMs.length, ENDS_WITHIN_MS / 1000));
    this.options.log('the node ended by itself and is started again');
    while (!this.isStopping) {
      try {
        return await this.recover();
      } catch (error) {
        if (isFinal(error)) return this.fail(error);
        this.options.log(`the node is not up again yet: ${messageOf(error)}`);
        await new Promise((resolve) => setTimeout(resolve, RECOVERY_RETRY_MS));
      }
    }
  }

  private fail(error: Error): void {
    this.fatal = error;
    this.options.gate.discard(error.message);
    this.options.log(error.message);
    void this.endNode();
    for (const listener of this.listeners) listener(error);
  }

  private async endNode(): Promise<void> {
    const node = this.node;
    this.node = undefined;
    await node?.kill();
  }

  private planDump(delayMs: number): void {
    this.dumpTimer = setTimeout(() => void this.turns.run(() => this.dumpAndPlan()), delayMs);
  }

  private async dumpAndPlan(): Promise<void> {
    const startedMs = Date.now();
    await this.dump();
    const tookMs = Date.now() - startedMs;
    const { dumpIntervalMs, dumpPerMille } = this.options.settings;
    if (!this.isStopping) this.planDump(Math.max(dumpIntervalMs, (tookMs * 1_000) / dumpPerMille));
  }

  /** Without a dump the next start only takes longer, so a failure is told and no more. */
  private async dump(): Promise<void> {
    const { gate, dumps, log } = this.options;
    const head = this.youngest;
    // A closed gate means that the node may know more than the journal.
    if (this.node === undefined || !gate.isOpen || head.number === this.dumped) return;
    try {
      await dumps.write(this.node.client, head);
      this.dumped = head.number;
    } catch (error) {
      log(`the chain's state was not dumped: ${messageOf(error)}`);
    }
  }
}

async function waitingTransactions(node: RunningNode): Promise<number> {
  const { pending } = await node.client.call<{ pending: string }>('txpool_status');
  return Number(pending);
}

function isFinal(error: unknown): error is DomainError {
  return error instanceof DomainError && (error.kind === 'conflict' || error instanceof NodeDidNotStart);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
