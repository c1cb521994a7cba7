import pg from 'pg';
import { to } from 'pg-copy-streams';
import type { ArchiveWriter } from './archive-writer.js';

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** The header of a table's entry, whose content is what `COPY` gives in its text format. */
export interface TableHeader extends TableName {
  readonly kind: 'table';
  readonly columns: readonly string[];
}

export interface SequencesHeader {
  readonly kind: 'sequences';
  /** `last` in decimal digits. */
  readonly values: readonly (TableName & { readonly last: string; readonly isCalled: boolean })[];
}

/** Within one snapshot of a database, whatever others write meanwhile. */
export interface DatabaseSnapshot {
  /** The names of the migrations that made it, in their order. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableHeader[];
  readonly writeTo: (writer: ArchiveWriter) => Promise<void>;
}

/** @param url of a role that may read all of these schemas; nothing is written there */
export async function withSnapshot<T>(
  url: string,
  schemas: readonly string[],
  work: (snapshot: DatabaseSnapshot) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'tallystick-backup' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await tablesOf(client, schemas);
    // Nobody may drop a table, or change one, before it was read.
    for (const table of tables) await client.query(`LOCK TABLE ${quoted(table)} IN ACCESS SHARE MODE`);
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY timestamp, id');
    return await work({
      migrations: rows.map(({ name }) => name),
      tables,
      writeTo: (writer) => writeAll(client, schemas, tables, writer),
    });
  } finally {
    await client.end();
  }
}

async function writeAll(
  client: pg.Client,
  schemas: readonly string[],
  tables: readonly TableHeader[],
  writer: ArchiveWriter,
): Promise<void> {
  for (const table of tables) {
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    await writer.entry({ ...table }, client.query(to(`COPY ${quoted(table)} (${columns}) TO STDOUT`)));
  }
  const sequences: SequencesHeader = { kind: 'sequences', values: await sequencesOf(client, schemas) };
  await writer.entry({ ...sequences });
}

export const quoted = ({ schema, name }: TableName) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** Those that hold rows: of a partitioned one its partitions. What is computed from other columns is left out. */
export async function tablesOf(client: pg.Client, schemas: readonly string[]): Promise<TableHeader[]> {
  const { rows } = await client.query<Omit<TableHeader, 'kind'>>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relkind = 'r' AND n.nspname = ANY ($1) GROUP BY 1, 2 ORDER BY 1, 2`,
    [schemas],
  );
  return rows.map((row) => ({ kind: 'table', ...row }));
}

async function sequencesOf(client: pg.Client, schemas: readonly string[]): Promise<SequencesHeader['values']> {
  const { rows } = await client.query<TableName>(
    'SELECT schemaname AS schema, sequencename AS name FROM pg_sequences WHERE schemaname = ANY ($1) ORDER BY 1, 2',
    [schemas],
  );
  const values: (TableName & { last: string; isCalled: boolean })[] = [];
  for (const sequence of rows) {
    const { rows: found } = await client.query<{ last: string; isCalled: boolean }>(
      `SELECT last_value::text AS last, is_called AS "isCalled" FROM ${quoted(sequence)}`,
    );
    for (const { last, isCalled } of found) values.push({ ...sequence, last, isCalled });
  }
  return values;
}
