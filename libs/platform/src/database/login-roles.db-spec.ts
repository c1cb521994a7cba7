import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { ensureLoginRole, type LoginRole, urlForLogin } from './login-roles.js';

describe('a service’s role', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const aRole = (): LoginRole => ({
    ...{ user: `test_${randomBytes(6).toString('hex')}`, password: 'the first password' },
    memberOf: 'tallystick_api',
  });
  const query = (sql: string) => database.dataSource.query<unknown[]>(sql);
  async function enters(role: LoginRole): Promise<boolean> {
    const client = new pg.Client({ connectionString: urlForLogin(database.url, role) });
    try {
      await client.connect();
      await client.query('SELECT 1 FROM papers.organisation LIMIT 1');
      return true;
    } catch (error) {
      if ((error as pg.DatabaseError).code === '28P01') return false;
      throw error;
    } finally {
      await client.end();
    }
  }

  it('is made once, and then gets another password', async () => {
    const role = aRole();
    expect(await ensureLoginRole(database.url, role)).toBe(true);
    expect(await enters(role)).toBe(true);
    expect(await ensureLoginRole(database.url, { ...role, password: 'the second password' })).toBe(false);
    expect([await enters(role), await enters({ ...role, password: 'the second password' })]).toEqual([false, true]);
    await query(`DROP OWNED BY ${role.user}; DROP ROLE ${role.user}`);
  });

  it('comes into a database that is closed to the public', async () => {
    const role = aRole();
    const [{ name }] = (await query('SELECT current_database() AS name')) as [{ name: string }];
    await query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
    await ensureLoginRole(database.url, role);
    expect(await enters(role)).toBe(true);
    await query(`DROP OWNED BY ${role.user}; DROP ROLE ${role.user}`);
  });

  it.each([
    ['may administer the server', 'CREATEDB', 'may administer it'],
    ['belongs to others', 'IN ROLE pg_read_all_data', 'is a member of pg_read_all_data'],
  ])('is not taken from somebody whose role has its name and %s', async (_, rights, why) => {
    const role = aRole();
    await query(`CREATE ROLE ${role.user} LOGIN PASSWORD 'of somebody else' ${rights}`);
    await expect(ensureLoginRole(database.url, role)).rejects.toMatchObject({
      code: 'login-role-taken',
      message: expect.stringContaining(`The role ${role.user} of this PostgreSQL ${why}`),
    });
    expect(await enters({ ...role, password: 'of somebody else' }).catch(() => true)).toBe(true);
    await query(`DROP ROLE ${role.user}`);
  });
});
