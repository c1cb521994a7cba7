import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** For one that waits for ever. */
const TIMEOUT_MS = { check: 50_000, verify: 60_000 };
/** How far it is, which is told only of what takes long. */
const PROGRESS = /^(read|checked) \d+ .*\n/gm;
const FROM_SOURCE = join(import.meta.dirname, 'offline-cli.mjs');
const FROM_BUILD = join(import.meta.dirname, '../../dist/apps/cli/src/main.js');

export interface Run {
  /** NaN when it had to be stopped. */
  readonly code: number;
  readonly stdout: string;
  /** Without how far it was. */
  readonly stderr: string;
}

export interface RunOptions {
  /** Added to the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The build and not the source: a thread of its own is started from a file, which only the build has. */
  readonly isBuilt?: boolean;
}

/** A command that needs no installation, with these arguments, as somebody types it. */
function runOffline(
  command: keyof typeof TIMEOUT_MS,
  args: readonly string[],
  { settings = {}, cwd, isBuilt = false }: RunOptions,
): Promise<Run> {
  const env = { ...process.env, ...settings };
  const options = { cwd, env, maxBuffer: 64_000_000, timeout: TIMEOUT_MS[command] };
  const program = isBuilt ? FROM_BUILD : FROM_SOURCE;
  return new Promise((resolve) => {
    execFile(process.execPath, [program, command, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? NaN) : 0, stdout, stderr: stderr.replaceAll(PROGRESS, '') });
    });
  });
}

/** `tallystick check`. */
export const runCheck = (args: readonly string[], options: RunOptions = {}): Promise<Run> =>
  runOffline('check', args, options);

/** `tallystick verify`. */
export const runVerify = (args: readonly string[], settings: RunOptions['settings'] = {}): Promise<Run> =>
  runOffline('verify', args, { settings });
