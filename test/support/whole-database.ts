import pg from 'pg';

/** Everything that a database holds, as who stole it would read it. */
export interface WholeDatabase {
  /** Every value of every column, as text, once; what is inside a JSON value counts by itself too. */
  readonly values: ReadonlySet<string>;
  /** Every run of 32 hex digits or more that is part of a value, in lower case. */
  readonly hexes: ReadonlySet<string>;
}

const TABLES = `
  SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
  WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;

/** @param url of a superuser */
export async function readWholeDatabase(url: string): Promise<WholeDatabase> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(TABLES);
    const values = new Set<string>();
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${name} t`);
      for (const { row } of rows) for (const value of leaves(row)) values.add(value);
    }
    const hexes = [...values].flatMap((value) => value.match(/[0-9a-fA-F]{32,}/g) ?? []);
    return { values, hexes: new Set(hexes.map((hex) => hex.toLowerCase())) };
  } finally {
    await client.end();
  }
}

function leaves(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}
