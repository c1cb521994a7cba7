import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** For a check that waits for ever. */
const TIMEOUT_MS = 20_000;
const RUNNER = join(import.meta.dirname, '../e2e/check-cli.mjs');

export interface Run {
  /** NaN when it had to be stopped. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Added to the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** `tallystick check` with these arguments, from source. */
export function runCheck(args: readonly string[], { settings = {}, cwd }: RunOptions = {}): Promise<Run> {
  const options = { cwd, env: { ...process.env, ...settings }, maxBuffer: 64_000_000, timeout: TIMEOUT_MS };
  return new Promise((resolve) => {
    execFile(process.execPath, [RUNNER, 'check', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? NaN) : 0, stdout, stderr });
    });
  });
}
