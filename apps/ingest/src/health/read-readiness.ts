import type { Pool } from 'pg';
import type { Doors } from '../doors.js';
import type { SiteKeeper } from '../sites/site-keeper.js';
import type { Readiness } from './readiness.js';

/** What can be read without a question to anybody. */
export function readState(keeper: SiteKeeper, doors: Doors): Omit<Readiness, 'fault'> {
  const queued = keeper.sites.map((site) => keeper.intakeOf(site)?.queued ?? { messages: 0, bytes: 0 });
  return {
    sites: keeper.sites.length,
    connections: doors.connections,
    queuedMessages: queued.reduce((sum, { messages }) => sum + messages, 0),
    queuedBytes: queued.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

export async function readReadiness(pool: Pool, keeper: SiteKeeper, doors: Doors): Promise<Readiness> {
  return { ...readState(keeper, doors), fault: await faultOf(pool, doors) };
}

async function faultOf(pool: Pool, doors: Doors): Promise<string | undefined> {
  const isAnswering = await pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  if (!isAnswering) return 'the database does not answer';
  const without = doors.sitesWithoutSession;
  return without > 0 ? `${without} sites have no session at the broker` : undefined;
}
