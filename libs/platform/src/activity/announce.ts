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
  const rows = [...new Set(parties)].map((party) => ({ party, type, subject }));
  if (rows.length === 0) return;
  await manager.insert(PapersActivity, rows);
  await manager.query('SELECT pg_notify($1, $2)', [PAPERS_CHANNEL, type]);
}
