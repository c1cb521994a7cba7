import type { EntityManager } from 'typeorm';
import { PapersActivity } from './papers-activity.entity.js';

export const PAPERS_CHANNEL = 'tallystick_papers';

/** Writes one feed entry per party and wakes the listeners, both only if the caller's transaction commits. */
export async function announce(
  manager: EntityManager,
  parties: Iterable<string>,
  type: string,
  subject: string,
): Promise<void> {
  const concerned = [...new Set(parties)];
  const rows = concerned.map((party) => ({ party, type, subject }));
  if (rows.length === 0) return;
  await inTurn(manager, concerned);
  await manager.insert(PapersActivity, rows);
  await manager.query('SELECT pg_notify($1, $2)', [PAPERS_CHANNEL, type]);
}

/**
 * Readers go on from the highest number they saw, so a party's entries must become visible in the order of their numbers: whoever numbers
 * one holds the party's turn until its transaction ends. Turns are taken in one order, so that nobody waits in a circle.
 */
async function inTurn(manager: EntityManager, parties: readonly string[]): Promise<void> {
  await manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('tallystick-activity', party))
     FROM (SELECT unnest($1::bigint[]) AS party ORDER BY party) AS concerned`,
    [parties],
  );
}
