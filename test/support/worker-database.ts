import { randomBytes } from 'node:crypto';
import { ledgerEntities } from '@tallystick/ledger';
import { createDataSource, ensureLoginRole, type EntityList, urlForLogin } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from './postgres.js';

export interface WorkerDatabase {
  /** As the superuser. */
  readonly ownerUrl: string;
  /** With the worker's rights and no more. */
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** A migrated database of its own, entered as the worker enters it. */
export async function createWorkerDatabase(entities: EntityList = ledgerEntities): Promise<WorkerDatabase> {
  const database = await createTestDatabase({ entities });
  const login = {
    user: `worker_${randomBytes(6).toString('hex')}`,
    password: 'only-for-this-test',
    memberOf: 'tallystick_worker',
  } as const;
  await ensureLoginRole(database.url, login);
  const url = urlForLogin(database.url, login);
  const dataSource = createDataSource({ url, poolSize: 8 }, entities);
  await dataSource.initialize();
  return {
    ownerUrl: database.url,
    url,
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
