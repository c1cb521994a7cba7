import { Logger } from '@nestjs/common';
import { PollingLoop, type StepResult } from '@tallystick/platform';
import type { JsonRpcProvider } from 'ethers';
import type { DataSource } from 'typeorm';
import type { BlockHeader } from '../contracts/block-header.js';
import { noWorkerFaults } from '../contracts/fault-points.js';
import { readFinalHead } from '../contracts/finality.js';
import { ActCheck } from './act-check.js';
import { Inclusion } from './inclusion.js';
import { Lane } from './lane.js';
import { LaneLocks } from './lane-locks.js';
import { OutboxQueue } from './outbox-queue.js';
import { RELAYER_LIMITS, type RelayerLimits, type RelayerSettings } from './relayer-settings.js';
import type { SentTransaction } from './sent-transaction.entity.js';
import { TransactionStore } from './transaction-store.js';

/** How long a lane rests after an error. */
const REST_MS = 1_000;

/**
 * Brings the acts of the outbox into the chain. Any number of copies may run with the same keys: each lane belongs to one of them at a time.
 * All that it must know is in the database, so a turn can end anywhere and the next one, in any process, goes on.
 */
export class Relayer {
  private readonly limits: RelayerLimits;
  private readonly store: TransactionStore;
  private readonly queue: OutboxQueue;
  private readonly inclusion: Inclusion;
  private readonly lanes: ReadonlyMap<string, Lane>;
  private readonly loop: PollingLoop;
  private readonly log = new Logger('Relayer');
  private readonly restUntilMs = new Map<string, number>();
  /** Transactions that this process has sent, or found in a block, at least once: after a start, none. */
  private readonly placed = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: JsonRpcProvider,
    private readonly settings: RelayerSettings,
  ) {
    const { network, faults = noWorkerFaults } = settings;
    this.limits = { ...RELAYER_LIMITS, ...settings.limits };
    this.store = new TransactionStore(dataSource);
    this.queue = new OutboxQueue(dataSource, this.limits);
    this.inclusion = new Inclusion(dataSource, provider, network, this.store, this.queue);
    const check = new ActCheck(provider, network);
    const tools = {
      dataSource,
      provider,
      network,
      store: this.store,
      queue: this.queue,
      check,
      limits: this.limits,
      faults,
    };
    this.lanes = new Map(settings.privateKeys.map((key) => new Lane(key, tools)).map((lane) => [lane.address, lane]));
    this.loop = new PollingLoop({ name: 'Relayer', pollMs: settings.pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  /** There may be news in the outbox or in the ledger. */
  poke(): void {
    this.loop.poke();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** One turn: follow what was sent, send again what was lost, then send what is new. */
  async step(): Promise<StepResult> {
    await this.queue.settle();
    const finalHead = await readFinalHead(this.provider, this.settings.finality);
    if (!finalHead) return 'idle';
    const locks = await LaneLocks.take(this.dataSource, [...this.lanes.keys()]);
    try {
      return await this.work(locks.lanes, finalHead);
    } finally {
      await locks.release();
    }
  }

  private async work(locked: readonly string[], finalHead: BlockHeader): Promise<StepResult> {
    const lanes = locked.filter((lane) => Date.now() >= (this.restUntilMs.get(lane) ?? 0));
    for (const lane of lanes) if (!(await this.inclusion.isStillFinal(lane))) await this.store.reopen(lane);
    const waiting = await this.followAll(lanes, finalHead);
    const troubles = new Map<string, unknown>();
    for (const transaction of waiting) {
      const isFirst = isFirstOfLane(transaction, waiting);
      await this.withoutStopping(troubles, transaction.lane, () => this.place(transaction, finalHead, isFirst));
    }
    await this.store.forget(finalHead.number - this.limits.keepBlocks);
    let more = false;
    for (const lane of lanes) {
      const inFlight = waiting.filter((transaction) => transaction.lane === lane).length;
      if (inFlight >= this.limits.inFlightPerLane) continue;
      await this.withoutStopping(troubles, lane, async () => {
        more = (await this.relayNext(lane, finalHead)) || more;
      });
    }
    this.report(troubles, lanes);
    return more ? 'again' : 'idle';
  }

  private report(troubles: ReadonlyMap<string, unknown>, lanes: readonly string[]): void {
    if (troubles.size > 0 && troubles.size === lanes.length) throw troubles.values().next().value;
    for (const [lane, error] of troubles) {
      this.log.warn(`lane ${lane}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A lane in trouble, out of funds say, rests a little; the others go on. */
  private async withoutStopping(
    troubles: Map<string, unknown>,
    lane: string,
    work: () => Promise<void>,
  ): Promise<void> {
    if (troubles.has(lane)) return;
    try {
      await work();
    } catch (error) {
      troubles.set(lane, error);
      this.restUntilMs.set(lane, Date.now() + REST_MS);
    }
  }

  /** @returns those in no block, in their first order over all lanes */
  private async followAll(lanes: readonly string[], finalHead: BlockHeader): Promise<SentTransaction[]> {
    const waiting: SentTransaction[] = [];
    for (const transaction of await this.store.unfinished(lanes)) {
      const wasIncluded = transaction.state === 'included';
      if (await this.inclusion.follow(transaction, finalHead)) this.placed.delete(transaction.id);
      else {
        // A block went, and this transaction with it: it is as good as never sent.
        if (wasIncluded) this.placed.delete(transaction.id);
        waiting.push(transaction);
      }
    }
    return waiting;
  }

  /** Sees to it that the node has a transaction: at once if this process never sent it, else when it takes too long. */
  private async place(transaction: SentTransaction, finalHead: BlockHeader, isFirst: boolean): Promise<void> {
    const lane = this.lanes.get(transaction.lane);
    const [newest] = transaction.versions;
    if (!lane || !newest) return;
    if (isFirst && isOlderThan(newest.signedAt, this.limits.raiseFeeAfterMs) && (await lane.raiseFee(transaction)))
      return;
    const isLost = newest.lastSentAt === null || isOlderThan(newest.lastSentAt, this.limits.resendAfterMs);
    if (this.placed.has(transaction.id) && !isLost) return;
    const result = await lane.sendAgain(transaction);
    if (result === 'nonce-used' && (await this.inclusion.isDead(transaction, finalHead)))
      await this.inclusion.bury(transaction);
    else this.placed.add(transaction.id);
  }

  private async relayNext(address: string, finalHead: BlockHeader): Promise<boolean> {
    const lane = this.lanes.get(address);
    if (!lane) return false;
    const { actsLookedAt, transactionId } = await lane.relayNext(finalHead);
    if (transactionId !== undefined) this.placed.add(transactionId);
    return actsLookedAt === this.limits.batchActs;
  }
}

/** Only the lowest nonce can be what holds the others up. */
function isFirstOfLane(transaction: SentTransaction, waiting: readonly SentTransaction[]): boolean {
  return waiting.find(({ lane }) => lane === transaction.lane) === transaction;
}

function isOlderThan(time: Date, milliseconds: number): boolean {
  return Date.now() - time.getTime() > milliseconds;
}
