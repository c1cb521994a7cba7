import { createHash } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine.js';
import { ClusterSharedByTwoFolders } from './errors.js';
import { canReach, type ServerAccount } from './server-account.js';

/** Passable but not listable: what lies deeper guards itself. */
const PASSABLE = 0o711;

/**
 * The cluster lives in the data folder where PostgreSQL's account can reach it. A data folder inside a private one (root's home, a 0700
 * clone) gets a home elsewhere; its name follows from the data folder, so that nothing is lost track of. Undefined when none is needed.
 */
export async function outsideHomeIfNeeded(dataDir: string, account: ServerAccount): Promise<string | undefined> {
  if (await canReach(account, dataDir)) return undefined;
  const name = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16);
  return join(await outsideRoot(), name);
}

async function outsideRoot(): Promise<string> {
  for (const parent of ['/var/lib', tmpdir()]) {
    const root = join(parent, 'tallystick');
    try {
      await access(parent, constants.W_OK);
      await mkdir(root, { recursive: true, mode: PASSABLE });
      const found = await lstat(root);
      // In a folder open to all somebody else may have made it first: then it is not ours to trust.
      if (found.isDirectory() && found.uid === process.getuid?.()) {
        await chmod(root, PASSABLE);
        return root;
      }
    } catch {
      continue;
    }
  }
  throw new Error(`neither /var/lib nor ${tmpdir()} can hold the database's files`);
}

const ownerFile = (home: string) => join(home, 'data-folder');

/** Makes a home outside the data folder and notes whose it is. What an abandoned start left there is removed. */
export async function prepareOutsideHome(dataDir: string, home: string): Promise<void> {
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { mode: PASSABLE });
  await chmod(home, PASSABLE);
  await writeFile(ownerFile(home), await realpath(dataDir), { mode: 0o600 });
}

/** A data folder may be moved; a copy of one whose original is still there must not open the original's database. */
export async function claimOutsideHome(dataDir: string, home: string): Promise<void> {
  const own = await realpath(dataDir);
  const owner = await readFile(ownerFile(home), 'utf8').catch(() => own);
  if (owner === own) return;
  const original = await access(join(owner, 'postgres.json')).then(
    () => true,
    () => false,
  );
  if (original) throw new ClusterSharedByTwoFolders(own, owner);
  await writeFile(ownerFile(home), own, { mode: 0o600 });
}

/** The engine in place where the account can reach it, else a copy in `home`, renewed when the package's version changes. */
export async function reachableEngine(engine: Engine, home: string, account: ServerAccount): Promise<string> {
  if (await canReach(account, join(engine.folder, 'bin'))) return engine.folder;
  const copy = join(home, `engine-${engine.version}`);
  const complete = await access(copy).then(
    () => true,
    () => false,
  );
  if (!complete) {
    const partial = `${copy}.new`;
    await rm(partial, { recursive: true, force: true });
    await cp(engine.folder, partial, { recursive: true, verbatimSymlinks: true });
    await chmod(partial, 0o755);
    await rename(partial, copy);
  }
  return copy;
}
