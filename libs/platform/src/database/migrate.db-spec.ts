import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { migrate } from './migrate.js';

class First1800000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE first (id int)');
  }
  async down(): Promise<void> {}
}

class Second1800000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE second (id int)');
  }
  async down(): Promise<void> {}
}

class OfAnotherBranch1800000000003 extends Second1800000000002 {}

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterEach(() => database.drop());

  it('run once each, in their order', async () => {
    expect(await migrate(database.url, [First1800000000001])).toEqual(['First1800000000001']);
    expect(await migrate(database.url, [First1800000000001, Second1800000000002])).toEqual(['Second1800000000002']);
    expect(await migrate(database.url, [First1800000000001, Second1800000000002])).toEqual([]);
  });

  it('leave a database alone that a newer version has changed', async () => {
    await migrate(database.url, [First1800000000001, OfAnotherBranch1800000000003]);
    await expect(migrate(database.url, [First1800000000001, Second1800000000002])).rejects.toMatchObject({
      code: 'database-of-newer-version',
      message: expect.stringContaining('OfAnotherBranch1800000000003'),
    });
    await expect(database.dataSource.query('SELECT FROM schema_migration')).resolves.toHaveLength(2);
  });
});
