import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, NODE, say } from './root.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** A terminal's Ctrl-C comes from the terminal and again from npm; only a later one is a second press. */
const SAME_PRESS_MS = 500;

/** Runs a script in the caller's working folder, hands signals on, and ends this process as the script ends. */
export function runUnderPinnedNode(script, args) {
  const loader = script.endsWith('.ts')
    ? ['--import', pathToFileURL(inRoot('node_modules/tsx/dist/loader.mjs')).href]
    : [];
  const child = spawn(NODE, [...loader, inRoot(script), ...args], {
    // Out of the terminal's process group, so that one Ctrl-C reaches it once, from here; the channel tells it when we are gone.
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${inRoot('node_modules', '.bin')}${delimiter}${process.env.PATH}` },
  });
  let lastMs = 0;
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      if (Date.now() - lastMs > SAME_PRESS_MS) child.kill(signal);
      lastMs = Date.now();
    });
  }
  child.once('error', (error) => {
    say(`${script} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
