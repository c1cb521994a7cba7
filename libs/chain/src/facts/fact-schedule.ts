import { FACT_KINDS, type FactKind, type Network } from '@tallystick/act-types';
import { type Finality, PollingLoop, type StepResult } from '@tallystick/platform';
import type { JsonRpcProvider } from 'ethers';
import type { DataSource } from 'typeorm';
import type { BlockHeader } from '../contracts/block-header.js';
import { readFinalHead } from '../contracts/finality.js';
import { LedgerCursor } from '../indexer/ledger-cursor.entity.js';
import { findDueFacts } from './due-facts.js';
import { factDeadline, stateFact } from './state-fact.js';

export interface FactScheduleSettings {
  readonly network: Network;
  readonly finality: Finality;
  readonly pollMs: number;
  /** Facts of a kind that are stated at once at most. */
  readonly batch: number;
}

/** While the projection is further behind, it may show as unpaid what was paid long ago. */
const LAG_ALLOWED_MS = 60_000;

/**
 * Has the chain state what has come true by itself, with nobody asking. Any number of copies may run: a fact has one key, so what two of them
 * find at once is one entry of the outbox.
 */
export class FactSchedule {
  private readonly loop: PollingLoop;

  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: JsonRpcProvider,
    private readonly settings: FactScheduleSettings,
  ) {
    this.loop = new PollingLoop({ name: 'FactSchedule', pollMs: settings.pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** One turn: a batch of each kind. */
  async step(): Promise<StepResult> {
    const head = await readFinalHead(this.provider, this.settings.finality);
    if (!head || !(await this.isProjected(head))) return 'idle';
    // An idle chain may make no block for days, and its clock stands still so long.
    const nowMs = Math.max(Date.now(), head.time.getTime());
    let more = false;
    for (const kind of Object.keys(FACT_KINDS) as FactKind[]) more = (await this.stateBatch(kind, nowMs)) || more;
    return more ? 'again' : 'idle';
  }

  /** @returns whether there may be more of the kind */
  private async stateBatch(kind: FactKind, nowMs: number): Promise<boolean> {
    const { network, batch } = this.settings;
    const { manager } = this.dataSource;
    const facts = await findDueFacts(manager, kind, new Date(nowMs), batch);
    for (const fact of facts) await this.reopen(await stateFact(manager, network, fact, nowMs), nowMs);
    return facts.length === batch;
  }

  /** A fact that could not be recorded in its time, for want of a relayer say, and is true all the same. */
  private async reopen(key: string, nowMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE chain.outbox SET state = 'waiting', deadline = $2, next_attempt_at = now(), attempts = 0, ended_at = NULL
       WHERE digest = $1 AND state = 'expired'`,
      [key, factDeadline(nowMs)],
    );
  }

  private async isProjected(head: BlockHeader): Promise<boolean> {
    const cursor = await this.dataSource.manager.findOneBy(LedgerCursor, { singleton: true });
    return cursor !== null && head.time.getTime() - cursor.blockTime.getTime() <= LAG_ALLOWED_MS;
  }
}
