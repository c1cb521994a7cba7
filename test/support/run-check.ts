import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** For a check that waits for ever. */
const TIMEOUT_MS = 20_000;
const FROM_SOURCE = join(import.meta.dirname, '../e2e/check-cli.mjs');
const FROM_BUILD = join(import.meta.dirname, '../../dist/apps/cli/src/main.js');

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
  /** The build and not the source: a thread of its own is started from a file, which only the build has. */
  readonly isBuilt?: boolean;
}

/** `tallystick check` with these arguments, as somebody types it. */
export function runCheck(
  args: readonly string[],
  { settings = {}, cwd, isBuilt = false }: RunOptions = {},
): Promise<Run> {
  const options = { cwd, env: { ...process.env, ...settings }, maxBuffer: 64_000_000, timeout: TIMEOUT_MS };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [isBuilt ? FROM_BUILD : FROM_SOURCE, 'check', ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? NaN) : 0, stdout, stderr });
      },
    );
  });
}
