import { writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from '@tallystick/platform';

interface ServiceRecord {
  readonly pid: number;
  readonly marks: readonly string[];
}

const SUFFIX = '.process.json';
const ENDING = [
  { signal: 'SIGTERM', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/** Written before anything else happens, hence at once: a process that is not on record is one that nobody would end. */
export function recordService(runDir: string, name: string, record: ServiceRecord): void {
  writeFileSync(join(runDir, `${name}${SUFFIX}`), JSON.stringify(record), { mode: 0o600 });
}

export async function forgetService(runDir: string, name: string): Promise<void> {
  await rm(join(runDir, `${name}${SUFFIX}`), { force: true });
}

/** A service ends with its supervisor; one that is busy, or was stopped itself, may still be there when the next one starts. */
export async function endLeftoverServices(runDir: string, log: (line: string) => void): Promise<void> {
  const names = (await readdir(runDir).catch(() => [])).filter((name) => name.endsWith(SUFFIX));
  await Promise.all(names.map((name) => endLeftover(join(runDir, name), log)));
}

async function endLeftover(file: string, log: (line: string) => void): Promise<void> {
  const record = await readRecord(file);
  if (record && !(await endProcess(record.pid, record.marks, ENDING))) {
    log(`a process of an earlier run (${record.pid}) does not end`);
  }
  await rm(file, { force: true });
}

async function readRecord(file: string): Promise<ServiceRecord | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ServiceRecord;
  } catch {
    return undefined;
  }
}
