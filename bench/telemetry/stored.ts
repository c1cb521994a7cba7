import type pg from 'pg';
import type { Sender } from './fleet.js';

/** How many batches the log has of the sites of a fleet. */
export async function storedBatches(pool: pg.Pool, senders: readonly Sender[]): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    'SELECT count(*) FROM telemetry.evidence WHERE site = ANY ($1::bigint[])',
    [senders.map(({ siteNumber }) => siteNumber)],
  );
  return Number(rows[0]?.count);
}

/** @throws when what was acknowledged is not what is stored: then no rate says anything */
export function requireStored(before: number, after: number, sent: number): void {
  if (after - before !== sent) throw new Error(`${sent} batches were acknowledged and ${after - before} were stored`);
}
