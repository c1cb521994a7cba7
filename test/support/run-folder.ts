import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunningAs, removeEmbeddedPostgres } from '@tallystick/platform';

/** Everything that any run puts on disk; each user has their own. */
const FOLDER_OF_RUNS = join(tmpdir(), `tallystick-test-${process.getuid?.() ?? 0}`);
/** A run's folder is named after its process, so that the next run knows which ones nobody will clear any more. */
const RUN = /^run-([0-9]+)$/;
/** `run-1/postgres.json`, or `run-1/test-x/folder/data/postgres.json`. */
const DEEPEST_DATA_FOLDER = 3;
const VARIABLE = 'TALLYSTICK_TEST_FOLDER';

/** The run's own folder, for the tests' processes. */
export function runFolder(): string {
  const folder = process.env[VARIABLE];
  if (!folder)
    throw new Error('No folder for this run: the Jest project of this test lacks the globalSetup of test/support.');
  return folder;
}

/** Makes this run's folder, and clears what runs that were cut off have left: processes first, then files. */
export async function beginRun(): Promise<string> {
  await mkdir(FOLDER_OF_RUNS, { recursive: true, mode: 0o711 });
  for (const name of await readdir(FOLDER_OF_RUNS)) {
    const pid = Number(RUN.exec(name)?.[1]);
    if (!Number.isSafeInteger(pid)) continue;
    if (pid === process.pid || !(await isRunningAs(pid, ['jest']))) await clear(join(FOLDER_OF_RUNS, name));
  }
  const folder = join(FOLDER_OF_RUNS, `run-${process.pid}`);
  await mkdir(folder, { mode: 0o711 });
  return (process.env[VARIABLE] = folder);
}

export async function endRun(): Promise<void> {
  await clear(runFolder());
  await rmdir(FOLDER_OF_RUNS).catch(() => undefined); // another run may be using it
}

async function clear(folder: string): Promise<void> {
  await endDatabasesIn(folder, DEEPEST_DATA_FOLDER);
  await rm(folder, { recursive: true, force: true });
}

async function endDatabasesIn(folder: string, depth: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'postgres.json')) return removeEmbeddedPostgres(folder, () => undefined);
  if (depth === 0) return;
  for (const entry of entries) {
    if (entry.isDirectory()) await endDatabasesIn(join(folder, entry.name), depth - 1);
  }
}
