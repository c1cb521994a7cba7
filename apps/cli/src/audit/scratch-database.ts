import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerEntities } from '@tallystick/ledger';
import { migrations } from '@tallystick/migrations';
import { createDataSource, migrate, removeEmbeddedPostgres, startEmbeddedPostgres } from '@tallystick/platform';
import type { DataSource } from 'typeorm';

/** A database of the audit's own, so that it writes nothing where the installation is. It is gone when the work is done. */
export async function withScratchDatabase<T>(work: (scratch: DataSource) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tallystick-audit-'));
  const silent = () => undefined;
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: silent, settings: { fsync: 'off' } });
    try {
      await migrate(server.url, migrations);
      const scratch = createDataSource({ url: server.url, poolSize: 2 }, ledgerEntities);
      await scratch.initialize();
      try {
        return await work(scratch);
      } finally {
        await scratch.destroy();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await removeEmbeddedPostgres(dataDir, silent);
    await rm(dataDir, { recursive: true, force: true });
  }
}
