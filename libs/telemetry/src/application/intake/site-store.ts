import { DayPartitions } from '../../infra/intake/day-partitions.js';
import { dayOf } from '../../infra/intake/evidence-rows.js';
import { inFencedTransaction, OutcomeUnknown, wasCommitted } from '../../infra/intake/fenced-transaction.js';
import { type GatewayRecord, loadRecords } from '../../infra/intake/gateway-records.js';
import { SeriesIds } from '../../infra/intake/series-ids.js';
import { loadLog } from '../../infra/intake/site-log-row.js';
import { type CompactRange, EMPTY_RANGE } from '../../domain/evidence/compact-range.js';
import type { SiteIntakeSettings } from './site-intake.js';
import { type Stored, type StoreContext, storeTogether, type Work } from './store-together.js';

/** What of a site is committed, and the only way to commit more. */
export class SiteStore {
  /** When gateways' connections began, by name. */
  readonly connections = new Map<string, number>();
  private log: CompactRange = EMPTY_RANGE;
  private records = new Map<number, GatewayRecord>();
  private readonly days: DayPartitions;
  private readonly series: SeriesIds;

  /** @param attempt runs until it succeeds, or rejects when there is no use any more */
  constructor(
    private readonly settings: SiteIntakeSettings,
    private readonly attempt: (work: () => Promise<void>) => Promise<void>,
  ) {
    this.days = new DayPartitions(settings.pool);
    this.series = new SeriesIds(settings.limits);
  }

  /** By gateway, the last receipt that was committed. */
  get receipts(): ReadonlyMap<string, Uint8Array> {
    const records = [...this.records.values()];
    return new Map(records.flatMap(({ name, receipt }) => (receipt ? [[name, receipt] as const] : [])));
  }

  /** Forgets what it remembers and reads what is committed. @throws LeaseLost */
  async load(): Promise<void> {
    const { pool, lease } = this.settings;
    this.series.forget();
    // Under the fence, so that it waits for a commit of this lease that still runs.
    await inFencedTransaction(pool, lease, async (db) => {
      this.log = await loadLog(db, lease.siteNumber);
      this.records = await loadRecords(db, lease.siteNumber);
    });
  }

  /** All of it or nothing. @throws LeaseLost; whatever it throws, nothing was stored, and `load` must come before the next */
  async store(work: readonly Work[]): Promise<Stored> {
    await this.ensureDays(work);
    const began = performance.now();
    const stored = await this.commit(work);
    this.count(stored, (performance.now() - began) / 1000);
    this.log = stored.after.log;
    for (const [id, record] of stored.after.changed) this.records.set(id, record);
    return stored;
  }

  private count({ after: { evidence, events } }: Stored, seconds: number): void {
    const readings = evidence.reduce((sum, one) => sum + one.readings.length, 0);
    const gaps = events.filter(({ event }) => 'fault' in event && event.fault === 'gap').length;
    this.settings.onStored?.({ seconds, readings, gaps });
  }

  private async commit(work: readonly Work[]): Promise<Stored> {
    const { pool, lease } = this.settings;
    let stored: Stored | undefined;
    const context = this.context();
    try {
      return await inFencedTransaction(pool, lease, async (db) => {
        stored = await storeTogether(db, work, { log: this.log, records: this.records }, context);
        return stored;
      });
    } catch (error) {
      if (!(error instanceof OutcomeUnknown) || !stored) throw error;
      if (await this.findOut(error)) return stored;
      throw error.cause;
    }
  }

  /** Guessing would tell the watch what is not so; there is time until the database answers. */
  private async findOut(unknown: OutcomeUnknown): Promise<boolean> {
    const { pool, lease } = this.settings;
    let was = false;
    await this.attempt(async () => {
      was = await wasCommitted(pool, lease, unknown);
    });
    return was;
  }

  private context(): StoreContext {
    const { lease, limits, watch, clock, receiptSigner: signer } = this.settings;
    return { lease, limits, watch, clock, signer, series: this.series, connections: this.connections };
  }

  private async ensureDays(work: readonly Work[]): Promise<void> {
    for (const one of work) if (one.kind === 'tick') await this.days.ensureAhead(one.nowMs);
    await this.days.ensure(
      new Set(work.flatMap((one) => (one.kind === 'tick' ? [] : [dayOf(one.arrival.receivedAtMs)]))),
    );
  }

  ensureAhead(): Promise<void> {
    return this.days.ensureAhead(this.settings.clock.nowMs());
  }
}
