import type { Pool } from 'pg';
import { SiteNotFound } from '../../domain/site-errors.js';
import { findSiteNumber, siteName } from '../../domain/site-name.js';
import { LeaseLost } from './intake-errors.js';

/** The right to be the one intake of a site, until another takes it. */
export interface HeldLease {
  readonly site: string;
  readonly siteNumber: number;
  /** Grows each time somebody takes the lease; what is written under an older one is not committed. */
  readonly fence: bigint;
}

export interface LeaseSettings {
  readonly pool: Pool;
  /** Of this copy alone, and the same when it starts again: it need not wait then until its old lease has run out. */
  readonly holder: string;
  /** Milliseconds from a taking or renewal until another copy may take the site. Renew some times within. */
  readonly durationMs: number;
}

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * One copy of the intake holds a site at a time, by a row with a fencing number. Time decides only who may take it; that no stale copy writes is
 * by the fence, which each transaction checks, so that no clock need be right. Times are the database's.
 */
export class Leases {
  constructor(private readonly settings: LeaseSettings) {}

  /**
   * Also from this holder itself, whose earlier lease then ends: do not take again what is held.
   * @returns undefined when another copy holds it and its time is not up. @throws SiteNotFound
   */
  async take(site: string): Promise<HeldLease | undefined> {
    const siteNumber = numberOf(site);
    const { pool, holder, durationMs } = this.settings;
    const rows = await pool
      .query<{ fence: string }>(
        `INSERT INTO telemetry.site_lease AS held (site, fence, holder, held_until)
         VALUES ($1, 1, $2, clock_timestamp() + $3 * interval '1 millisecond')
         ON CONFLICT (site) DO UPDATE
         SET fence = held.fence + 1, holder = excluded.holder,
             held_until = clock_timestamp() + $3 * interval '1 millisecond'
         WHERE held.holder = excluded.holder OR held.held_until <= clock_timestamp()
         RETURNING fence`,
        [siteNumber, holder, durationMs],
      )
      .catch((error: unknown) => {
        if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) throw new SiteNotFound();
        throw error;
      });
    const [row] = rows.rows;
    return row && { site, siteNumber, fence: BigInt(row.fence) };
  }

  /** @throws LeaseLost when it is another's */
  async renew({ site, siteNumber, fence }: HeldLease): Promise<void> {
    const { pool, durationMs } = this.settings;
    const renewed = await pool.query(
      `UPDATE telemetry.site_lease SET held_until = clock_timestamp() + $3 * interval '1 millisecond'
       WHERE site = $1 AND fence = $2`,
      [siteNumber, fence, durationMs],
    );
    if (!renewed.rowCount) throw new LeaseLost(site);
  }

  /** Lets others take it at once; one that was lost stays theirs. */
  async release({ siteNumber, fence }: HeldLease): Promise<void> {
    await this.settings.pool.query(
      "UPDATE telemetry.site_lease SET held_until = '-infinity' WHERE site = $1 AND fence = $2",
      [siteNumber, fence],
    );
  }

  /** Sites that this copy could take now; none that it or another holds. */
  async free(): Promise<string[]> {
    const { rows } = await this.settings.pool.query<{ number: string }>(
      `SELECT number FROM telemetry.site LEFT JOIN telemetry.site_lease ON site = number
       WHERE held_until IS NULL OR held_until <= clock_timestamp() ORDER BY number`,
    );
    return rows.map(({ number }) => siteName(Number(number)));
  }
}

/** @throws SiteNotFound */
export function numberOf(site: string): number {
  const number = findSiteNumber(site);
  if (number === undefined) throw new SiteNotFound();
  return number;
}
