import { DomainError } from '@tallystick/kernel';
import { DataSource, MigrationExecutor, type MigrationInterface } from 'typeorm';
import { databaseOptions } from './data-source.js';

export type MigrationList = readonly (new () => MigrationInterface)[];

/** One key for all copies of the product that share a database. */
const MIGRATION_LOCK = 0x7a11_5710;

/** A newer version of the product changed this database; what this one would write there, nobody has tried. */
export class DatabaseOfNewerVersion extends DomainError {
  constructor(migration: string) {
    super(
      'database-of-newer-version',
      'conflict',
      `The database was changed by a version of the product that has the migration ${migration}; this one does not know it. ` +
        'Nothing was changed. Run the product version that wrote it; an installation of npm start may also begin again with --fresh.',
      { migration },
    );
  }
}

/**
 * Brings the database up to date, one process at a time; returns the names of the migrations it ran. `url` must own the database.
 * Throws `DatabaseOfNewerVersion`.
 */
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
    await requireOnlyOurs(dataSource);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

/** TypeORM itself passes over a migration that ran and is not in its list. */
async function requireOnlyOurs(dataSource: DataSource): Promise<void> {
  const ours = new Set(dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name));
  const unknown = (await new MigrationExecutor(dataSource).getExecutedMigrations()).find(({ name }) => !ours.has(name));
  if (unknown) throw new DatabaseOfNewerVersion(unknown.name);
}
