import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeEmbeddedPostgres } from '@tallystick/platform';
import { DataFolderUnusable, NotADataFolder } from './errors.js';
import { type Lock, lockDataFolder } from './lock.js';
import { VERSION_FILE } from './version-file.js';

const NOT_A_FOLDER = 'it is, or lies in, something that is not a folder';
const NOT_OURS = 'this user may not write there';
const WHY_UNUSABLE: Readonly<Record<string, string>> = {
  EEXIST: NOT_A_FOLDER,
  ENOTDIR: NOT_A_FOLDER,
  EACCES: NOT_OURS,
  EPERM: NOT_OURS,
  EROFS: 'it lies on a read-only file system',
  ENOSPC: 'the disk is full',
};

/** Where everything of one installation is kept; the layout is the product's, `VERSION` says which. */
export interface DataFolder {
  readonly path: string;
  readonly chain: string;
  /** Certificates of the intake and of gateways, and the intake's port. */
  readonly telemetry: string;
  /** What the demo's gateway keeps, which in life stands in a warehouse. */
  readonly gateway: string;
  readonly logs: string;
  /** What is true only while it runs: process ids, the sign that all is ready. */
  readonly run: string;
  readonly deploymentFile: string;
  readonly secretsFile: string;
  /** Written by the service of the blind key alone. */
  readonly blindKeyLimitsFile: string;
  readonly demoFile: string;
  /** By it the api knows who of the demo one may sign in as. */
  readonly demoDoorFile: string;
  readonly readyFile: string;
  readonly lock: Lock;
}

/** Anyone may pass but not list: PostgreSQL may have to run under an account of its own. What is secret is 0600 by itself. */
const FOLDER_MODE = 0o711;
/** What may be there before `VERSION` is: the lock, and a `VERSION` whose writing was cut off. */
const BEFORE_VERSION = /^(lock(\..*)?|VERSION\..*\.new)$/;

/** Opens, or makes, a data folder and locks it. Refuses a folder with somebody else's files in it. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const lock = await claim(path).catch((error: unknown) => {
    const reason = WHY_UNUSABLE[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new DataFolderUnusable(path, reason);
  });
  const inside = (name: string) => join(path, name);
  return {
    path,
    chain: inside('chain'),
    telemetry: inside('telemetry'),
    gateway: inside('gateway'),
    logs: inside('logs'),
    run: inside('run'),
    deploymentFile: inside('deployment.json'),
    secretsFile: inside('secrets.json'),
    blindKeyLimitsFile: inside('blind-key-evaluations.json'),
    demoFile: inside('demo.json'),
    demoDoorFile: inside('run/demo-door.json'),
    readyFile: inside('run/ready'),
    lock,
  };
}

async function claim(path: string): Promise<Lock> {
  await mkdir(path, { recursive: true, mode: FOLDER_MODE });
  const names = (await readdir(path)).filter((name) => !BEFORE_VERSION.test(name));
  if (names.length > 0 && !names.includes(VERSION_FILE)) throw new NotADataFolder(path);
  return lockDataFolder(path);
}

/** Makes the folders that a start expects. */
export async function layOut(folder: DataFolder): Promise<void> {
  for (const path of [folder.chain, folder.telemetry, folder.logs, folder.run]) {
    await mkdir(path, { recursive: true, mode: FOLDER_MODE });
  }
}

/** Removes all of an installation's data; `VERSION` goes last, so that a removal that was cut off can be begun again. */
export async function emptyDataFolder(folder: DataFolder, log: (line: string) => void): Promise<void> {
  await removeEmbeddedPostgres(folder.path, log);
  const names = (await readdir(folder.path)).filter((name) => !BEFORE_VERSION.test(name) && name !== VERSION_FILE);
  for (const name of [...names, VERSION_FILE]) await rm(join(folder.path, name), { recursive: true, force: true });
}
