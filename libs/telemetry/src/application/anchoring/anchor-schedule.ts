import { Logger } from '@nestjs/common';
import { readFinalHead } from '@tallystick/chain';
import { type Finality, PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import type { AnchoringStopped } from '../../domain/evidence/anchor-errors.js';
import { AnchorSites, type AnchorSitesSettings } from './anchor-sites.js';

export interface AnchorScheduleSettings extends AnchorSitesSettings {
  readonly finality: Finality;
  readonly pollMs: number;
  /** How long a signed batch may wait for its block. After that the tree, grown meanwhile, is stated anew. */
  readonly deadlineSeconds: number;
}

/** Has the chain hold the roots of all sites' logs that grew. Any number of copies may run: one at a time is at it. */
export class AnchorSchedule {
  private readonly loop: PollingLoop;
  private readonly sites: AnchorSites;
  private readonly log = new Logger('AnchorSchedule');
  /** What was told of a site last: once is enough while it stays the same. */
  private told: ReadonlyMap<string, string> = new Map();

  constructor(
    dataSource: DataSource,
    private readonly provider: ConstructorParameters<typeof AnchorSites>[1],
    private readonly settings: AnchorScheduleSettings,
  ) {
    this.sites = new AnchorSites(dataSource, provider, settings);
    this.loop = new PollingLoop({ name: 'AnchorSchedule', pollMs: settings.pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** One turn: all sites, a batch after the other. */
  async step(): Promise<StepResult> {
    const head = await readFinalHead(this.provider, this.settings.finality);
    if (!head) return 'idle';
    // An idle chain may make no block for days, and its clock stands still so long.
    const now = Math.floor(Math.max(Date.now(), head.time.getTime()) / 1_000);
    const stopped = new Map<string, AnchoringStopped>();
    let after: string | undefined = '0';
    while (after !== undefined) {
      const found = await this.sites.run(after, now + this.settings.deadlineSeconds);
      for (const [site, why] of found.stopped) stopped.set(site, why);
      after = found.last;
    }
    this.tell(stopped);
    return 'idle';
  }

  private tell(stopped: ReadonlyMap<string, AnchoringStopped>): void {
    for (const [site, { code, message }] of stopped) if (this.told.get(site) !== code) this.log.error(message);
    this.told = new Map([...stopped].map(([site, { code }]) => [site, code]));
  }
}
