import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js');
const TIMEOUT_MS = 60_000;

export interface CheckRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `tallystick check`, from the build, as somebody types it. */
export function runCheck(...args: readonly string[]): Promise<CheckRun> {
  return new Promise((done) => {
    execFile(process.execPath, [CLI, 'check', ...args], { timeout: TIMEOUT_MS }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
