import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { anvilBinary } from './anvil-binary.js';
import { NODE_GUARD } from './node-guard.js';

/** What anvil says before it ends is short; the rest would only fill memory. */
const MAX_COMPLAINT_CHARS = 4_000;

export interface GuardedAnvil {
  /** Of anvil itself. Stays open when it could not be started. */
  readonly pid: Promise<number>;
  readonly ended: Promise<void>;
  complaint(): string;
  hasEnded(): boolean;
  kill(): Promise<void>;
}

/** In a process group of its own: Ctrl-C at the terminal reaches only us, and we stop it after the last dump. */
export function spawnGuardedAnvil(args: readonly string[]): GuardedAnvil {
  const guard = spawn(process.execPath, ['-e', NODE_GUARD, anvilBinary(), ...args], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  let over = false;
  guard.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-MAX_COMPLAINT_CHARS)));
  guard.stdin?.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'] as const) {
      guard.once(event, () => {
        over = true;
        resolve();
      });
    }
  });
  const lines = guard.stdout ? createInterface(guard.stdout) : undefined;
  const pid = new Promise<number>((resolve) => lines?.once('line', (line) => resolve(Number(line))));
  const kill = async () => {
    guard.stdin?.destroy();
    await ended;
  };
  return { pid, ended, complaint: () => complaint.trim(), hasEnded: () => over, kill };
}
