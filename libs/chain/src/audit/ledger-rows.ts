import type { EntityManager } from 'typeorm';

export type LedgerRow = Readonly<Record<string, string | null>>;

export interface TableRows {
  readonly key: readonly string[];
  /** By the JSON of its key; every value as PostgreSQL writes it, since JSON's numbers would lose digits. */
  readonly rows: ReadonlyMap<string, LedgerRow>;
}

/** Every row of every table of `ledger`; tables and keys come from the catalogue, so that a new table is audited from its first day. */
export async function readLedgerRows(tx: EntityManager): Promise<ReadonlyMap<string, TableRows>> {
  const tables = await tx.query<{ name: string; key: string[] }[]>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) AS key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
     WHERE n.nspname = 'ledger' AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname`,
  );
  const all = new Map<string, TableRows>();
  for (const { name, key } of tables) {
    const rows = await tx.query<{ row: LedgerRow }[]>(
      `SELECT (SELECT jsonb_object_agg(e.key, e.value #>> '{}') FROM jsonb_each(to_jsonb(t)) e) AS row FROM ledger."${name}" t`,
    );
    all.set(name, {
      key,
      rows: new Map(rows.map(({ row }) => [JSON.stringify(key.map((column) => row[column])), row])),
    });
  }
  return all;
}
