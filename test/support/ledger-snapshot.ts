import type { DataSource } from 'typeorm';

/** Every row of every table of `ledger`, as text; the tables come from the catalogue. */
export async function snapshotLedger(dataSource: DataSource): Promise<Record<string, readonly string[]>> {
  const tables = await dataSource.query<{ tablename: string }[]>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'ledger' ORDER BY tablename`,
  );
  const snapshot: Record<string, readonly string[]> = {};
  for (const { tablename } of tables) {
    const rows = await dataSource.query<{ row: string }[]>(
      `SELECT row::text AS row FROM (SELECT to_jsonb(t) AS row FROM ledger."${tablename}" t) rows ORDER BY 1`,
    );
    snapshot[tablename] = rows.map(({ row }) => row);
  }
  return snapshot;
}
