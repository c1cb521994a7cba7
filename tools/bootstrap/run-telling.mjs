import { spawn } from 'node:child_process';
import { BootstrapFailed, ROOT, say } from './root.mjs';

const PROGRESS_EVERY_MS = 10_000;

/**
 * Runs a program to its end and says every few seconds that it is still at it. Never by blocking: the lock of `exclusively` lives by a
 * timer of this process. Gives the program's exit code or signal, and the seconds it took.
 */
export async function runTelling(what, [program, ...args], { env = process.env, everyMs = PROGRESS_EVERY_MS } = {}) {
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  const progress = setInterval(() => say(`  still ${what} (${seconds()} s)`), everyMs);
  try {
    // Our stdin and stdout belong to the command that is being prepared.
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2], env });
    const end = await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new BootstrapFailed(`${program} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => resolve(code ?? signal));
    });
    return { end, seconds: seconds() };
  } finally {
    clearInterval(progress);
  }
}
