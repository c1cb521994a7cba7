import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLineOf } from '@tallystick/platform';
import { DataFolderInUse } from './errors.js';

interface Holder {
  readonly pid: number;
  readonly commandLine: string;
}

export interface Lock {
  release(): Promise<void>;
}

/** One supervisor per data folder. The lock of one that was killed is taken over: a recorded process id counts only with its command line. */
export async function lockDataFolder(dataDir: string): Promise<Lock> {
  const lockFile = join(dataDir, 'lock');
  const own = `${lockFile}.${process.pid}`;
  const holder: Holder = { pid: process.pid, commandLine: (await commandLineOf(process.pid)) ?? '' };
  await writeFile(own, JSON.stringify(holder), { mode: 0o600 });
  try {
    for (;;) {
      if (await linkUnlessTaken(own, lockFile)) return { release: () => rm(lockFile, { force: true }) };
      const current = await holderOf(lockFile);
      if (current && (await isAlive(current))) throw new DataFolderInUse(dataDir, current.pid);
      await removeStale(lockFile, current);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** A hard link appears with its content or not at all, and never replaces another. */
async function linkUnlessTaken(own: string, lockFile: string): Promise<boolean> {
  try {
    await link(own, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(lockFile: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lockFile, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, commandLine }: Holder): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid === process.pid) return false;
  const found = await commandLineOf(pid);
  return found !== undefined && found === commandLine;
}

/** Moved aside before it is removed: of two starts that see the same stale lock, one moves it, and neither removes the other's new one. */
async function removeStale(lockFile: string, stale: Holder | undefined): Promise<void> {
  const aside = `${lockFile}.stale.${process.pid}`;
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await holderOf(aside);
  if (moved && moved.pid !== stale?.pid) await linkUnlessTaken(aside, lockFile);
  await rm(aside, { force: true });
}
