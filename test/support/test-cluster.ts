import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunningAs, removeEmbeddedPostgres, startEmbeddedPostgres } from '@tallystick/platform';

export interface TestCluster {
  readonly url: string;
  remove(): Promise<void>;
}

const silent = () => undefined;

/** A run's folder is named after its process, so that the next run knows which ones nobody will clean up any more. */
const folderOfRuns = join(tmpdir(), `tallystick-test-${process.getuid?.() ?? 0}`);
const folderPattern = /^run-([0-9]+)$/;

/** Nothing in it is worth a write to disk: `fsync` is off here and only here. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export async function startTestCluster(): Promise<TestCluster> {
  await mkdir(folderOfRuns, { recursive: true, mode: 0o711 });
  await removeAbandonedRuns();
  const dataDir = join(folderOfRuns, `run-${process.pid}`);
  await mkdir(dataDir, { mode: 0o711 });
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: silent, settings: THROW_AWAY });
  return {
    url,
    remove: async () => {
      await stop();
      await removeRun(dataDir);
      await rmdir(folderOfRuns).catch(() => undefined); // another run may be using it
    },
  };
}

async function removeAbandonedRuns(): Promise<void> {
  for (const name of await readdir(folderOfRuns)) {
    const pid = Number(folderPattern.exec(name)?.[1]);
    const abandoned = pid === process.pid || !(await isRunningAs(pid, ['jest']));
    if (Number.isSafeInteger(pid) && abandoned) await removeRun(join(folderOfRuns, name));
  }
}

async function removeRun(dataDir: string): Promise<void> {
  await removeEmbeddedPostgres(dataDir, silent);
  await rm(dataDir, { recursive: true, force: true });
}
