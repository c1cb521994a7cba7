import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterOfAnotherVersion, PostgresDidNotStart } from './errors.js';
import type { ServerAccount } from './server-account.js';

export const SUPERUSER = 'tallystick';
export const DATABASE = 'tallystick';

export interface ClusterPlan {
  readonly engineDir: string;
  readonly clusterDir: string;
  readonly account: ServerAccount;
  readonly password: string;
  /** Off only for clusters that are thrown away. */
  readonly durable: boolean;
}

/** PostgreSQL is given nothing of our environment: PG* variables or a locale of the user's would change what it does. */
export const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** How PostgreSQL's programs are spawned; from `/`, because our own folder may be one its account cannot enter. */
export function spawnOptions(account: ServerAccount) {
  return { cwd: '/', env: ENVIRONMENT, ...(account.foreign ? { uid: account.uid, gid: account.gid } : {}) };
}

/** Makes the cluster under another name first, so that a start that was cut off is never taken for a finished one. */
export async function createCluster(plan: ClusterPlan): Promise<void> {
  const partial = `${plan.clusterDir}.new`;
  const passwordFile = `${plan.clusterDir}.password`;
  await rm(partial, { recursive: true, force: true });
  try {
    await mkdir(partial, { mode: 0o700 });
    await rm(passwordFile, { force: true });
    await writeFile(passwordFile, `${plan.password}\n`, { mode: 0o600, flag: 'wx' });
    if (plan.account.foreign) {
      for (const path of [partial, passwordFile]) await chown(path, plan.account.uid, plan.account.gid);
    }
    await runInitdb(plan, partial, passwordFile);
    await rename(partial, plan.clusterDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The built-in locale sorts the same way on every machine, whatever the system's libraries think. */
function runInitdb(plan: ClusterPlan, folder: string, passwordFile: string): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(plan.durable ? [] : ['--no-sync']),
  ];
  const initdb = spawn(join(plan.engineDir, 'bin', 'initdb'), options, {
    ...spawnOptions(plan.account),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  initdb.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((resolve, reject) => {
    initdb.once('error', reject);
    initdb.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new PostgresDidNotStart(`initdb ended with ${code}: ${complaint.trim()}`, folder));
    });
  });
}

export async function requireSameMajor(clusterDir: string, expected: string): Promise<void> {
  const found = (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
  if (found !== expected) throw new ClusterOfAnotherVersion(clusterDir, found, expected);
}
