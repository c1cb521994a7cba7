import type { Pool } from 'pg';
import { DAY_MS } from './binary-rows.js';

/** The tables for the days of receipt, made ahead, so that a message at midnight finds its own. */
export class DayPartitions {
  private readonly made = new Set<number>();

  constructor(private readonly pool: Pool) {}

  /** Apart from the transaction that writes: making a table waits for others, and others for it. */
  async ensure(days: Iterable<number>): Promise<void> {
    for (const day of days) {
      if (this.made.has(day)) continue;
      await this.pool.query('SELECT telemetry.ensure_day($1::date)', [
        new Date(day * DAY_MS).toISOString().slice(0, 10),
      ]);
      this.made.add(day);
    }
  }

  /** @param nowMs milliseconds since 1970 */
  async ensureAhead(nowMs: number): Promise<void> {
    const today = Math.floor(nowMs / DAY_MS);
    await this.ensure([today, today + 1]);
  }
}
