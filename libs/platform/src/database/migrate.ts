import { DataSource, type MigrationInterface } from 'typeorm';
import { databaseOptions } from './data-source.js';

export type MigrationList = readonly (new () => MigrationInterface)[];

/** One key for all copies of the product that share a database. */
const MIGRATION_LOCK = 0x7a11_5710;

/** Brings the database up to date, one process at a time; returns the names of the migrations it ran. `url` must own the database. */
export async function migrate(url: string, migrations: MigrationList): Promise<string[]> {
  const dataSource = new DataSource({
    ...databaseOptions({ url, poolSize: 2 }),
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
