import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Run } from './run-check.js';

/** For one that waits for ever. */
const TIMEOUT_MS = 60_000;
const FROM_SOURCE = join(import.meta.dirname, '../e2e/verify-cli.mjs');

/** `tallystick verify` with these arguments, as somebody types it. */
export function runVerify(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Run> {
  const options = { env: { ...process.env, ...settings }, maxBuffer: 64_000_000, timeout: TIMEOUT_MS };
  return new Promise((resolve) => {
    execFile(process.execPath, [FROM_SOURCE, 'verify', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? NaN) : 0, stdout, stderr });
    });
  });
}
