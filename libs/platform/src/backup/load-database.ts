import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import type { Entry } from './archive-reader.js';
import { quoted, type SequencesHeader, type TableHeader, tablesOf } from './dump-database.js';
import { BackupUnreadable } from './errors.js';

export interface LoadedDatabase {
  /** Takes an entry of a table or of sequences. Throws `BackupUnreadable` for a table that this database has not. */
  take(entry: Entry): Promise<void>;
}

/**
 * Fills a migrated database: what its migrations have put in goes, and all of it comes in one transaction. Nothing of the file is run as SQL:
 * names are looked up among the tables that are there.
 * @param url of a superuser, because rows come in an order that foreign keys do not know
 * @param prepare makes the partitions that the backup has
 */
export async function loadDatabase(
  { url, schemas, file }: { readonly url: string; readonly schemas: readonly string[]; readonly file: string },
  prepare: (query: (sql: string, values: unknown[]) => Promise<unknown>) => Promise<void>,
  work: (database: LoadedDatabase) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tallystick-restore' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await prepare((sql, values) => client.query(sql, values));
    const tables = new Map((await tablesOf(client, schemas)).map((table) => [quoted(table), table]));
    if (tables.size > 0) await client.query(`TRUNCATE ${[...tables.keys()].join(', ')}`);
    await work({ take: (entry) => take(client, tables, file, entry) });
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

async function take(
  client: pg.Client,
  tables: ReadonlyMap<string, TableHeader>,
  file: string,
  { header, content }: Entry,
): Promise<void> {
  if (header.kind === 'sequences') return setSequences(client, header as unknown as SequencesHeader);
  const { columns, ...table } = header as unknown as TableHeader;
  const own = tables.get(quoted(table));
  const unknown = columns.find((column) => !own?.columns.includes(column));
  if (!own || unknown !== undefined) {
    throw new BackupUnreadable(file, `it has ${quoted(table)} ${unknown ?? ''}, which this version's database has not`);
  }
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  await pipeline(content, client.query(from(`COPY ${quoted(table)} (${list}) FROM STDIN`)));
}

async function setSequences(client: pg.Client, { values }: SequencesHeader): Promise<void> {
  for (const { last, isCalled, ...sequence } of values) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(sequence), last, isCalled]);
  }
}
