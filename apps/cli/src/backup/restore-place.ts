import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { commandLineOf, isRunningAs, removeEmbeddedPostgres, writeAtomically } from '@tallystick/platform';
import { RestoreTargetTaken } from './restore-errors.js';

const SIGN = 'restoring.json';
const silent = () => undefined;

/** Throws `RestoreTargetTaken`. */
export async function requireEmpty(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error.code === 'ENOTDIR' ? new RestoreTargetTaken(dataDir) : error;
  });
  if (names.length > 0) throw new RestoreTargetTaken(dataDir);
}

/**
 * A folder beside the one that is to be, for what is not whole yet. The work's result takes that one's name at once, or, if it failed, goes.
 * What a restore left that was killed is removed first. Throws `RestoreTargetTaken`.
 */
export async function inPlaceOf(dataDir: string, work: (folder: string) => Promise<void>): Promise<void> {
  const prefix = `${basename(dataDir)}.restoring-`;
  await mkdir(dirname(dataDir), { recursive: true });
  await removeLeftovers(dirname(dataDir), prefix);
  const folder = join(dirname(dataDir), `${prefix}${process.pid}`);
  await mkdir(folder, { mode: 0o711 });
  try {
    const sign = { pid: process.pid, commandLine: await commandLineOf(process.pid) };
    await writeAtomically(join(folder, SIGN), JSON.stringify(sign));
    await work(folder);
    await rm(join(folder, SIGN));
    await takeName(folder, dataDir);
  } catch (error) {
    await remove(folder);
    throw error;
  }
}

/** The system replaces an empty folder and no other. */
async function takeName(folder: string, dataDir: string): Promise<void> {
  await rename(folder, dataDir).catch((error: NodeJS.ErrnoException) => {
    throw ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(error.code ?? '') ? new RestoreTargetTaken(dataDir) : error;
  });
  const parent = await open(dirname(dataDir), 'r');
  await parent.sync().finally(() => parent.close());
}

async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || !/^[0-9]+$/.test(name.slice(prefix.length))) continue;
    if (!(await isAtWork(join(parent, name)))) await remove(join(parent, name));
  }
}

async function isAtWork(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, SIGN), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const { pid, commandLine } = JSON.parse(text) as { pid: number; commandLine?: string };
  return pid !== process.pid && commandLine !== undefined && (await isRunningAs(pid, [commandLine]));
}

async function remove(folder: string): Promise<void> {
  await removeEmbeddedPostgres(folder, silent);
  await rm(folder, { recursive: true, force: true });
}
