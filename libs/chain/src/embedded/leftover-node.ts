import { readFile, rm } from 'node:fs/promises';
import { endProcess, writeAtomically } from '@tallystick/platform';
import type { ChainFolder } from './chain-folder.js';

export interface NodeRecord {
  readonly pid: number;
  readonly port: number;
}

export async function recordNode(folder: ChainFolder, record: NodeRecord): Promise<void> {
  await writeAtomically(folder.node, `${JSON.stringify({ ...record, startedAt: new Date().toISOString() })}\n`);
}

/**
 * Ends the anvil of a supervisor that was killed together with the node's guard. Process ids are used again, so it is ended only while its
 * command line still names this very folder. Call it only while holding the journal's lock: else it may be a living supervisor's node.
 */
export async function endLeftoverNode(folder: ChainFolder, log: (line: string) => void): Promise<void> {
  const record = await readRecord(folder);
  if (record === undefined) return;
  const marks = ['anvil', `--cache-path ${folder.cache}`];
  if (!(await endProcess(record.pid, marks, [{ signal: 'SIGKILL', waitMs: 5_000 }]))) {
    // It holds nothing that we need: not the port, not a file. So it is told, and the start goes on.
    log(`an earlier chain node (process ${record.pid}) does not end`);
  }
  await rm(folder.node, { force: true });
}

async function readRecord(folder: ChainFolder): Promise<NodeRecord | undefined> {
  try {
    const { pid, port } = JSON.parse(await readFile(folder.node, 'utf8')) as NodeRecord;
    return Number.isSafeInteger(pid) && pid > 1 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}
