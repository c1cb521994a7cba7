import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, type EntityList } from '@tallystick/platform';
import { runMigrations } from './migrations.js';

export interface TestDatabase {
  /** As the superuser; see `ensureLoginRole` of `@tallystick/platform` for a service's rights. */
  readonly url: string;
  /** Connected, with the entities that were asked for. */
  readonly dataSource: DataSource;
  /** Disconnects everybody and removes the database. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** With the product's schema (the default), or empty. */
  readonly migrated?: boolean;
  readonly entities?: EntityList;
  readonly poolSize?: number;
}

const TEMPLATE = 'tallystick_template';
/** Test files run in parallel; the first to come makes the template, the others wait for it. */
const TEMPLATE_LOCK = 0x7e57_0001;

/** A database of its own for one test file, on the run's throw-away PostgreSQL: a copy of a template that was migrated once. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { migrated = true, entities = [], poolSize = 5 } = options;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster(async (client) => {
    if (migrated) await ensureTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${migrated ? TEMPLATE : 'template1'}`);
  });
  const url = databaseUrl(name);
  const dataSource = createDataSource({ url, poolSize }, entities);
  await dataSource.initialize();
  return {
    url,
    dataSource,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await onCluster((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

function databaseUrl(name: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

function clusterUrl(): string {
  const url = process.env.TALLYSTICK_TEST_POSTGRES_URL;
  if (!url) throw new Error('No PostgreSQL for this test: its Jest project lacks the globalSetup of test/support.');
  return url;
}

async function onCluster<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrated under another name first: a template that failed half-way is never copied. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount) return;
    const partial = `${TEMPLATE}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${partial} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${partial}`);
    await runMigrations(databaseUrl(partial));
    await client.query(`ALTER DATABASE ${partial} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}
