import { DataSource, type DataSourceOptions } from 'typeorm';

export interface DatabaseSettings {
  /** `postgres://user:password@host:port/database`; the user decides what may be written (see `login-roles.ts`). */
  readonly url: string;
  /** Connections kept open by this process at most. */
  readonly poolSize: number;
}

export type EntityList = NonNullable<DataSourceOptions['entities']>;

/** Options shared by every process: no schema synchronisation ever, only migrations change the schema. */
export function databaseOptions(settings: DatabaseSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.url,
    poolSize: settings.poolSize,
    synchronize: false,
    migrationsRun: false,
    // A failed query comes back as an error and is logged where it is caught; TypeORM's own log would add its parameters, secrets among them.
    logging: false,
    extra: { application_name: 'tallystick' },
  };
}

export function createDataSource(settings: DatabaseSettings, entities: EntityList): DataSource {
  return new DataSource({ ...databaseOptions(settings), entities });
}
