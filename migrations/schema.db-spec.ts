import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, type EntityList } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';
import { migrations } from './index.js';

/**
 * Entities say what their code reads and writes. How the database guards and finds it (indexes, foreign keys, checks, unique rules) is said
 * once, in the migrations, so the comparison is of tables and columns.
 */
const SAID_IN_MIGRATIONS_ONLY =
  /^(DROP INDEX|CREATE (UNIQUE )?INDEX|ALTER TABLE "[a-z_]+"\."[a-z_]+" (DROP|ADD) CONSTRAINT)/;

async function entityFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.entity.ts')).map((name) => join(folder, name));
}

async function allEntities(): Promise<EntityList> {
  const files = await entityFiles(resolve(import.meta.dirname, '../libs'));
  const modules = (await Promise.all(files.map((file) => import(file)))) as Record<string, unknown>[];
  return modules.flatMap((module) => Object.values(module)).filter((member) => typeof member === 'function');
}

/** TypeORM reads tables by many queries at once on one connection, which pg warns of and its next version refuses; so they take turns. */
function inTurns(dataSource: DataSource): DataSource {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = (...given: unknown[]) => {
      const answer = last.then(() => query(...given));
      last = answer.catch(() => undefined);
      return answer;
    };
    return Object.assign(runner, { query: inTurn });
  };
  return dataSource;
}

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

  it('has the tables and columns that the entities say', async () => {
    const dataSource = inTurns(createDataSource({ url: database.url, poolSize: 1 }, await allEntities()));
    await dataSource.initialize();
    try {
      expect(dataSource.entityMetadatas.length).toBeGreaterThan(10);
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query).filter((query) => !SAID_IN_MIGRATIONS_ONLY.test(query))).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});
