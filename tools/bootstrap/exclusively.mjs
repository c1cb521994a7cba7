import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { BootstrapFailed, inRoot, say } from './root.mjs';

const LOCK = inRoot('.bootstrap.lock');
const POLL_MS = 250;
const HEARTBEAT_MS = 2_000;
/** A holder that has not touched its lock for so long is gone, whatever runs under its process id now. */
const STALE_AFTER_MS = 20_000;

/** Runs `work` while no other process of this checkout does; the second of two waits for the first. */
export async function exclusively(work) {
  await take();
  const heartbeat = setInterval(() => utimesSync(LOCK, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

async function take() {
  for (let told = false; !tryTake();) {
    if (isAbandoned()) rmSync(LOCK, { force: true });
    else if (!told) {
      say('another process is preparing this checkout: waiting for it ...');
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function tryTake() {
  try {
    const file = openSync(LOCK, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new BootstrapFailed(
      `cannot write ${LOCK} (${error.code}): this checkout must belong to the user who runs it`,
    );
  }
}

function isAbandoned() {
  try {
    if (Date.now() - statSync(LOCK).mtimeMs > STALE_AFTER_MS) return true;
    const pid = Number(readFileSync(LOCK, 'utf8'));
    return pid > 0 && !isRunning(pid);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
