import { openSiteWatch, type SiteWatch } from '@tallystick/telemetry/store';
import type { Pool } from 'pg';

/** What makes alarms of what comes in at a site, as the database has it. */
export async function openWatch(pool: Pool, site: string): Promise<SiteWatch> {
  const client = await pool.connect();
  try {
    return await openSiteWatch(client, site);
  } finally {
    client.release();
  }
}
