import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runFolder } from './run-folder.js';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** The mode that is asked for decides who gets in, not that of the folder around it. */
const PASSABLE = 0o711;

/** A folder of the test's own inside the run's, so that the next run finds and clears it if this one is cut off. 0700 by default. */
export async function temporaryFolder(mode = 0o700): Promise<TemporaryFolder> {
  const outer = await mkdtemp(join(runFolder(), 'test-'));
  await chmod(outer, PASSABLE);
  const path = join(outer, 'folder');
  await mkdir(path, { mode });
  return { path, remove: () => rm(outer, { recursive: true, force: true }) };
}
