import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import {
  type Arrival,
  type HeldLease,
  LeaseLost,
  type Leases,
  type Settlement,
  type SiteIntake,
} from '@tallystick/telemetry/store';

export interface KeeperSettings {
  /** Of a lease; it is renewed at a third of it. */
  readonly leaseMs: number;
  /** Between two looks at what time alone brings about. */
  readonly tickMs: number;
}

export interface KeeperParts {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly openIntake: (lease: HeldLease) => Promise<SiteIntake>;
  /** A site came; its intake takes what comes in from here on. */
  readonly onHeld: (site: string) => void;
  /** A site went, without our doing: nothing of it may be acknowledged any more. */
  readonly onLost: (site: string) => void;
}

interface HeldSite {
  readonly lease: HeldLease;
  readonly intake: SiteIntake;
  isTicking: boolean;
}

/** Holds sites: takes their leases, renews them, gives their intakes the time, and lets go. */
export class SiteKeeper {
  private readonly log = new Logger(SiteKeeper.name);
  private readonly held = new Map<string, HeldSite>();
  private readonly taking = new Map<string, Promise<boolean>>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isClosing = false;

  constructor(
    private readonly parts: KeeperParts,
    private readonly settings: KeeperSettings,
  ) {}

  start(): void {
    const { leaseMs, tickMs } = this.settings;
    this.timers.push(setInterval(() => this.renewAll(), leaseMs / 3));
    this.timers.push(setInterval(() => this.tickAll(), tickMs));
  }

  get sites(): string[] {
    return [...this.held.keys()];
  }

  intakeOf(site: string): SiteIntake | undefined {
    return this.held.get(site)?.intake;
  }

  /** @returns whether the site is held now. @throws SiteNotFound */
  async hold(site: string): Promise<boolean> {
    if (this.held.has(site)) return true;
    if (this.isClosing) return false;
    const taking = this.taking.get(site) ?? this.takeSite(site).finally(() => this.taking.delete(site));
    this.taking.set(site, taking);
    return taking;
  }

  /** @throws LeaseLost, and what the site's intake throws */
  take(arrival: Arrival): Promise<Settlement> {
    const intake = this.intakeOf(arrival.site);
    return intake ? intake.take(arrival) : Promise.reject(new LeaseLost(arrival.site));
  }

  /** Settles what was taken and lets others take the site at once. */
  async release(site: string): Promise<void> {
    const found = this.held.get(site);
    if (!found) return;
    await found.intake.close();
    if (this.held.get(site) !== found) return;
    this.held.delete(site);
    await this.parts.leases.release(found.lease);
    this.log.log(`${site}: released`);
  }

  /** Takes no more sites, and releases those that it has. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.allSettled(this.taking.values());
    const outcomes = await Promise.allSettled(this.sites.map((site) => this.release(site)));
    for (const timer of this.timers) clearInterval(timer);
    for (const outcome of outcomes) if (outcome.status === 'rejected') this.log.warn(textOf(outcome.reason));
  }

  /** The site is another's: what is not committed never will be. */
  lost({ site, fence }: HeldLease): void {
    const found = this.held.get(site);
    if (found?.lease.fence !== fence) return;
    this.held.delete(site);
    this.log.warn(`${site}: lost`);
    this.parts.onLost(site);
    this.leave(found).catch((error: unknown) => this.log.warn(textOf(error)));
  }

  /** Nothing is released when another has it; it is when the intake gave up by itself. */
  private async leave({ lease, intake }: HeldSite): Promise<void> {
    await intake.close();
    await this.parts.leases.release(lease);
  }

  private async takeSite(site: string): Promise<boolean> {
    const { leases, openIntake } = this.parts;
    const lease = await leases.take(site);
    if (!lease) return false;
    try {
      const intake = await openIntake(lease);
      this.held.set(site, { lease, intake, isTicking: false });
    } catch (error) {
      await leases.release(lease).catch(() => undefined);
      throw error;
    }
    this.log.log(`${site}: taken, fence ${lease.fence}`);
    this.parts.onHeld(site);
    return true;
  }

  private renewAll(): void {
    for (const { lease } of this.held.values()) {
      this.parts.leases.renew(lease).catch((error: unknown) => {
        if (error instanceof LeaseLost) this.lost(lease);
        // Nobody else can take it from a database that does not answer; if another does, the fence says so.
        else this.log.warn(`${lease.site}: not renewed: ${textOf(error)}`);
      });
    }
  }

  /** Has a site's intake look at once: people did something there. */
  look(site: string): void {
    const held = this.held.get(site);
    if (held && !held.isTicking) void this.tick(site, held);
  }

  private tickAll(): void {
    for (const site of this.held.keys()) this.look(site);
  }

  private async tick(site: string, held: HeldSite): Promise<void> {
    held.isTicking = true;
    try {
      await held.intake.tick(this.parts.clock.nowMs());
    } catch (error) {
      if (this.held.get(site) === held) this.log.warn(`${site}: tick: ${textOf(error)}`);
    } finally {
      held.isTicking = false;
    }
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
