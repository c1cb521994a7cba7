import pg from 'pg';
import { checkHere } from './check-here.js';
import type { Arrival, Settlement } from '../application/intake/arrival.js';
import { DEFAULT_INTAKE_LIMITS, type IntakeLimits } from '../application/intake/intake-limits.js';
import { type HeldLease, Leases } from '../application/intake/leases.js';
import { openSiteIntake } from '../application/intake/open-site-intake.js';
import type { SentReceipt, SiteIntake, SiteIntakeSettings } from '../application/intake/site-intake.js';
import type { LoggedEvent, SiteWatch } from '../application/watch/site-watch.js';
import { openReceipt, type Receipt } from '../domain/evidence/receipt.js';
import { receiptKey } from './receipt-key.js';

export const START_MS = 1_795_000_001_000;

/** A pool whose idle connections may break. */
export function poolOf(url: string, max = 5): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  pool.on('error', () => undefined);
  return pool;
}

/** Keeps what it heard and what of that was committed. */
export class HearingWatch implements SiteWatch {
  readonly stood: LoggedEvent[] = [];
  private heard: LoggedEvent[] = [];
  /** Called within the transaction. */
  onHear: (db: Parameters<SiteWatch['hear']>[0], events: readonly LoggedEvent[]) => Promise<void> = () =>
    Promise.resolve();

  async hear(db: Parameters<SiteWatch['hear']>[0], events: readonly LoggedEvent[]): Promise<void> {
    this.heard.push(...events);
    await this.onHear(db, events);
  }

  committed(): void {
    this.stood.push(...this.heard);
    this.heard = [];
  }

  rolledBack(): void {
    this.heard = [];
  }

  kinds(): string[] {
    return this.stood.map(({ event }) => (event.kind === 'sequence' ? event.fault : event.kind));
  }
}

export interface IntakeScene {
  readonly intake: SiteIntake;
  readonly lease: HeldLease;
  readonly watch: HearingWatch;
  readonly receipts: SentReceipt[];
  readonly faults: unknown[];
  readonly clock: { ms: number; nowMs(): number };
  /** A message that comes now. */
  readonly take: (gateway: string, bytes: Uint8Array, changes?: Partial<Arrival>) => Promise<Settlement>;
  /** The receipts that were sent, opened. */
  readonly read: () => Receipt[];
}

/** An intake of a site, opened, with all that it is told and tells. */
export async function anIntake(
  pool: pg.Pool,
  site: string,
  changes: Partial<Omit<SiteIntakeSettings, 'limits' | 'watch'>> & {
    readonly limits?: Partial<IntakeLimits>;
    readonly holder?: string;
    readonly startMs?: number;
  } = {},
): Promise<IntakeScene> {
  const { limits, holder = 'ingest-1', startMs = START_MS, ...settings } = changes;
  const lease = settings.lease ?? (await new Leases({ pool, holder, durationMs: 60_000 }).take(site));
  if (!lease) throw new Error('another holds the site');
  const clock = {
    ms: startMs,
    nowMs() {
      return this.ms;
    },
  };
  const [watch, receipts, faults] = [new HearingWatch(), [] as SentReceipt[], [] as unknown[]];
  const intake = await openSiteIntake({
    ...{ pool, lease, watch, clock, receiptSigner: receiptKey },
    decode: () => ({ readings: [] }),
    checkSignature: checkHere,
    onReceipt: (receipt) => receipts.push(receipt),
    onFault: (fault) => faults.push(fault),
    onLeaseLost: () => undefined,
    ...settings,
    limits: { ...DEFAULT_INTAKE_LIMITS, retryMs: 5, maxRetryMs: 50, ...limits },
  });
  const take = (gateway: string, bytes: Uint8Array, more: Partial<Arrival> = {}) =>
    intake.take({ site, gateway, kind: 'batch', bytes, receivedAtMs: clock.ms, isAuthenticated: true, ...more });
  const findKey = () => receiptKey.verifying;
  return {
    ...{ intake, lease, watch, receipts, faults, clock, take },
    read: () => receipts.map(({ bytes }) => openReceipt(bytes, site, findKey)),
  };
}
