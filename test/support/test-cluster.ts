import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tallystick/platform';
import { beginRun, endRun } from './run-folder.js';

/** Nothing in it is worth a write to disk: `fsync` is off here and only here. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export interface TestCluster {
  /** As the superuser. */
  readonly url: string;
  remove(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = join(await beginRun(), 'cluster');
  await mkdir(dataDir, { mode: 0o711 });
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: THROW_AWAY });
  return {
    url,
    remove: async () => {
      await stop();
      await endRun();
    },
  };
}
