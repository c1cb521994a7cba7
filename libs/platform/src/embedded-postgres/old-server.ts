import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess, isRunningAs } from '../process/running-process.js';
import { OldPostgresDoesNotStop } from './errors.js';

/** Fast shutdown first (a checkpoint, then the end), then an immediate one, which the next start recovers from. */
const SHUTDOWN = [
  { signal: 'SIGINT', waitMs: 30_000 },
  { signal: 'SIGQUIT', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/** Above every possible process id, so that it is never running. */
const NO_PROCESS = 999_999_999;

export function postmasterMarks(clusterDir: string): readonly string[] {
  return ['postgres', `-D ${clusterDir}`];
}

/**
 * Ends the PostgreSQL that a killed supervisor left running on this cluster, if there is one. A stale `postmaster.pid` stays: the new
 * server reads from it which shared memory the old one's last backends may still hold, and waits for them.
 */
export async function endOldServer(clusterDir: string, log: (line: string) => void): Promise<void> {
  const pid = await recordedPid(clusterDir);
  if (pid === undefined) return;
  if (await isRunningAs(pid, postmasterMarks(clusterDir))) {
    log(`an earlier PostgreSQL (process ${pid}) still runs; stopping it`);
    if (!(await stopServer(pid, clusterDir))) throw new OldPostgresDoesNotStop(pid, clusterDir);
  }
  await disownPidFile(clusterDir);
}

const pidFile = (clusterDir: string) => join(clusterDir, 'postmaster.pid');

async function recordedPid(clusterDir: string): Promise<number | undefined> {
  const content = await readFile(pidFile(clusterDir), 'utf8').catch(() => '');
  const pid = Number(content.split('\n')[0]);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

/** The recorded id may by now be anything's, or a zombie's: PostgreSQL would take that for its old self and refuse to start. */
async function disownPidFile(clusterDir: string): Promise<void> {
  const content = await readFile(pidFile(clusterDir), 'utf8').catch(() => undefined);
  if (content !== undefined) await writeFile(pidFile(clusterDir), content.replace(/^[0-9]+/, String(NO_PROCESS)));
}

export function stopServer(pid: number, clusterDir: string): Promise<boolean> {
  return endProcess(pid, postmasterMarks(clusterDir), SHUTDOWN);
}
