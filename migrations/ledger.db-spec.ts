import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ledgerEntities } from '@tallystick/ledger';
import { ensureLoginRole, type GroupRole, urlForLogin } from '@tallystick/platform';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';

/** Who runs the migrations, and so owns the tables. */
const SUPERUSER = 'tallystick';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ entities: ledgerEntities });
});
afterAll(() => database.drop());

async function loggedInAs(memberOf: GroupRole): Promise<pg.Client> {
  const role = { user: `test_${randomBytes(6).toString('hex')}`, password: randomBytes(12).toString('hex'), memberOf };
  await ensureLoginRole(database.url, role);
  const client = new pg.Client({ connectionString: urlForLogin(database.url, role) });
  await client.connect();
  return client;
}

async function tablesOf(schema: string): Promise<string[]> {
  const rows = await database.dataSource.query<{ tablename: string }[]>(
    'SELECT tablename FROM pg_tables WHERE schemaname = $1',
    [schema],
  );
  return rows.map(({ tablename }) => `${schema}.${tablename}`);
}

describe('the tables of chain and ledger', () => {
  it('are what the entities say', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('of ledger are written by the worker alone', async () => {
    const tables = await tablesOf('ledger');
    expect(tables.length).toBeGreaterThan(10);
    const api = await loggedInAs('tallystick_api');
    const worker = await loggedInAs('tallystick_worker');
    try {
      for (const table of tables) {
        await expect(api.query(`SELECT * FROM ${table}`)).resolves.toBeDefined();
        await expect(api.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
        await expect(api.query(`INSERT INTO ${table} DEFAULT VALUES`)).rejects.toThrow('permission denied');
        await expect(worker.query(`DELETE FROM ${table}`)).resolves.toBeDefined();
      }
      await expect(api.query('SELECT * FROM ledger.programme_outstanding')).resolves.toBeDefined();
    } finally {
      await Promise.all([api.end(), worker.end()]);
    }
  });

  it('of ledger give no other role a right beyond reading, whatever it is', async () => {
    const rows = await database.dataSource.query<{ role: string }[]>(
      `SELECT DISTINCT grantee::regrole::text AS role FROM pg_class, aclexplode(relacl)
       WHERE relnamespace = 'ledger'::regnamespace AND privilege_type <> 'SELECT' ORDER BY 1`,
    );
    expect(rows.map(({ role }) => role)).toEqual([SUPERUSER, 'tallystick_worker']);
  });

  it('of chain let the api add to the outbox and change nothing', async () => {
    const api = await loggedInAs('tallystick_api');
    try {
      const values = `('0x01', 'touch', '{}', '{}', now())`;
      await api.query(`INSERT INTO chain.outbox (digest, kind, message, signatures, deadline) VALUES ${values}`);
      await expect(api.query(`UPDATE chain.outbox SET state = 'recorded'`)).rejects.toThrow('permission denied');
      await expect(api.query('DELETE FROM chain.outbox')).rejects.toThrow('permission denied');
      await expect(api.query('SELECT raw FROM chain.signed_version')).rejects.toThrow('permission denied');
    } finally {
      await api.end();
    }
  });
});
