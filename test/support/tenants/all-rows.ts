import type { DataSource } from 'typeorm';
import { eventually } from '../eventually.js';

/** Every row of every table of the product, as text, by table. */
export type AllRows = Readonly<Record<string, readonly string[]>>;

const TABLES = `
  SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
  WHERE schemaname IN ('papers', 'chain', 'ledger', 'telemetry') ORDER BY 1`;

/** Change by themselves, or by anybody's coming: none of them is anybody's affair. */
const RESTLESS = new Set([
  ...['papers.access_token', 'papers.idempotency_key', 'papers.registry_use', 'telemetry.entrance_attempt'],
  ...[
    'papers.sign_in_attempt',
    'papers.sign_in_challenge',
    'papers.answered_challenge',
    'papers.audit_entry',
    'papers.audit_chain',
  ],
  ...['ledger.cursor', 'chain.sent_transaction', 'chain.embedded_chain', 'chain.journal_block'],
]);

/** Columns that change when a token or a session is used, for whatever. */
const OF_USE = `ARRAY['last_used_at', 'last_seen_at', 'idle_ends_at']`;

/** Until what was sent to the chain is final: nothing changes by itself then. */
export async function untilStill(dataSource: DataSource): Promise<void> {
  await eventually(async () => {
    const open = await dataSource.query<unknown[]>(
      `SELECT 1 FROM chain.outbox WHERE state = 'included' UNION ALL
       SELECT 1 FROM chain.sent_transaction WHERE state IN ('sent', 'included')`,
    );
    return open.length === 0;
  });
}

export async function readAllRows(dataSource: DataSource): Promise<AllRows> {
  const tables = await dataSource.query<{ name: string }[]>(TABLES);
  const read: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    if (RESTLESS.has(name)) continue;
    const rows = await dataSource.query<{ row: string }[]>(
      `SELECT (to_jsonb(t) - ${OF_USE})::text AS row FROM ${name} t ORDER BY 1`,
    );
    read[name] = rows.map(({ row }) => row);
  }
  return read;
}

export interface Changes {
  /** Were there and are not, or not so. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

export function changesBetween(before: AllRows, after: AllRows): Changes {
  const lacking = (from: AllRows, than: AllRows) =>
    Object.entries(from).flatMap(([table, rows]) => {
      const others = new Set(than[table]);
      return rows.filter((row) => !others.has(row)).map((row) => `${table}: ${row}`);
    });
  return { gone: lacking(before, after), added: lacking(after, before) };
}
