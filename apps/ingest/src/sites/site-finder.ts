import { type PollingSettings, PollingLoop, type StepResult } from '@tallystick/platform';
import type { Leases } from '@tallystick/telemetry/store';
import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { countCopies } from './copies.js';
import type { Doors } from '../doors.js';
import type { SiteKeeper } from './site-keeper.js';

export interface FinderSettings {
  readonly pollMs: number;
  /** How long a site has been free before it is taken unasked: gateways that connect say better who should have it. */
  readonly freeMs: number;
  /** The pause after each site that is taken, so that copies that start together share. */
  readonly takePauseMs: number;
  /** How long a site may be held without a connection while there are other copies; undefined when connections say nothing. */
  readonly idleMs: number | undefined;
}

export interface FinderParts {
  readonly pool: Pool;
  readonly leases: Leases;
  readonly keeper: SiteKeeper;
  readonly doors: Pick<Doors, 'hasConnections' | 'close'>;
}

/**
 * Looks for sites that nobody holds, since also a site from which nothing comes must be held by somebody: its silence is an alarm. Lets go of
 * what another copy should have: beyond a fair share at an external broker; without a connection for long at the broker inside, for its gateways may reach another copy alone.
 */
export class SiteFinder {
  private readonly freeSince = new Map<string, number>();
  private readonly idleSince = new Map<string, number>();
  private readonly loop: PollingLoop;

  constructor(
    private readonly parts: FinderParts,
    private readonly settings: FinderSettings,
  ) {
    const polling: PollingSettings = { name: SiteFinder.name, pollMs: settings.pollMs };
    this.loop = new PollingLoop(polling, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async step(): Promise<StepResult> {
    const { copies, sites } = await countCopies(this.parts.pool);
    const share = this.settings.idleMs === undefined ? Math.ceil(sites / copies) : sites;
    if (copies > 1) await this.letGoOfOne(share);
    const site = await this.findFree(share);
    if (site === undefined || !(await this.parts.keeper.hold(site))) return 'idle';
    await pause(this.settings.takePauseMs);
    return 'again';
  }

  private async letGoOfOne(share: number): Promise<void> {
    const { keeper, doors } = this.parts;
    const tooMany = keeper.sites.length > share ? anyOf(keeper.sites) : undefined;
    const site = tooMany ?? this.findIdle();
    if (site === undefined) return;
    await doors.close(site);
    await keeper.release(site);
  }

  private findIdle(): string | undefined {
    const { idleMs } = this.settings;
    if (idleMs === undefined) return undefined;
    const idle = this.parts.keeper.sites.filter((site) => !this.parts.doors.hasConnections(site));
    return lasting(this.idleSince, idle, idleMs)[0];
  }

  private async findFree(share: number): Promise<string | undefined> {
    const { freeMs, pollMs } = this.settings;
    const free = await this.parts.leases.free();
    const mine = lasting(this.freeSince, free, freeMs);
    if (this.parts.keeper.sites.length < share) return anyOf(mine);
    // Whose share it is does not take it.
    return anyOf(lasting(this.freeSince, free, freeMs + 10 * pollMs));
  }
}

/** Notes since when each has been in the list. @returns those that have been for so long */
function lasting(since: Map<string, number>, present: readonly string[], forMs: number): string[] {
  const now = performance.now();
  for (const known of since.keys()) if (!present.includes(known)) since.delete(known);
  for (const site of present) if (!since.has(site)) since.set(site, now);
  return present.filter((site) => now - (since.get(site) ?? now) >= forMs);
}

const anyOf = (sites: readonly string[]): string | undefined => sites[Math.floor(Math.random() * sites.length)];
