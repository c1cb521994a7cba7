import type { Pool } from 'pg';

const PREFIX = 'tallystick-ingest ';

/** What a copy is called among the database's connections. */
export const applicationName = (copy: string): string => `${PREFIX}${copy}`;

/** How many copies are connected to this database, this one among them; and how many sites there are. */
export async function countCopies(pool: Pool): Promise<{ readonly copies: number; readonly sites: number }> {
  const { rows } = await pool.query<{ copies: string; sites: string }>(
    `SELECT (SELECT count(DISTINCT application_name) FROM pg_stat_activity
             WHERE datname = current_database() AND starts_with(application_name, $1)) AS copies,
            (SELECT count(*) FROM telemetry.site) AS sites`,
    [PREFIX],
  );
  // Behind a pooler none may be to be seen.
  return { copies: Math.max(1, Number(rows[0]?.copies ?? 1)), sites: Number(rows[0]?.sites ?? 0) };
}
