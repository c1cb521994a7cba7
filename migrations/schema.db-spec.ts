import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';
import { migrations } from './index.js';

describe('the schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is built from empty by the migrations, each once and in order', async () => {
    const ran = await database.dataSource.query<{ name: string }[]>('SELECT name FROM schema_migration ORDER BY id');
    expect(ran.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  });
});
