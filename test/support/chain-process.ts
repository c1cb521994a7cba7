import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EmbeddedChainSettings } from '@tallystick/chain';

export interface ChainProcessOptions {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly settings?: Partial<EmbeddedChainSettings>;
  readonly fundedAccounts?: readonly string[];
  /** For `faultPointsFromText`. */
  readonly fault?: string;
}

export interface ChainProcess {
  readonly rpcUrl: string;
  readonly pid: number;
  /** Whatever it logged so far. */
  readonly said: () => string;
  readonly ended: Promise<void>;
}

/** Starts the embedded chain in a process of its own that a test may kill. */
export async function startChainProcess(options: ChainProcessOptions): Promise<ChainProcess> {
  const script = fileURLToPath(new URL('run-chain.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const firstLine = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const rpcUrl = await Promise.race([firstLine, ended]);
  if (rpcUrl === undefined || child.pid === undefined) throw new Error(`the chain's process did not start: ${said}`);
  return { rpcUrl, pid: child.pid, said: () => said, ended };
}

/** The anvil that a chain's folder names. */
export async function anvilPid(dataDir: string): Promise<number> {
  const { pid } = JSON.parse(await readFile(join(dataDir, 'node.json'), 'utf8')) as { pid: number };
  return pid;
}

/** The process that watches over anvil, from the system's own table. */
export async function parentPid(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
