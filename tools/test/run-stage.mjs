import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

let running;

/** Ends the stage that is running, with all it started. */
export function killRunningStage() {
  if (running?.pid) process.kill(-running.pid, 'SIGKILL');
}

/** Runs one stage with its output streamed; gives `{passed, failed, skipped, why}`. */
export async function runStage(stage) {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-test-'));
  const resultFile = join(folder, 'result.json');
  try {
    const end = await run(stage, [...stage.args, ...(stage.resultFileArgs?.(resultFile) ?? [])]);
    return stage.tally ? counted(stage, end, resultFile) : checked(end);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run({ env, timeoutMs }, args) {
  return new Promise((resolve) => {
    // A process group of its own: a stage that hangs is ended with everything it started.
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, ...env },
    });
    running = child;
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      killRunningStage();
    }, timeoutMs);
    const done = (how) => {
      clearTimeout(timer);
      running = undefined;
      resolve(timedOut ? `did not end within ${timeoutMs / 60_000} minutes` : how);
    };
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(code === 0 ? undefined : `ended with ${code ?? signal}`));
  });
}

const checked = (why) => (why ? { passed: 0, failed: 1, skipped: 0, why } : { passed: 1, failed: 0, skipped: 0 });

/** The counts are the stage's own; an exit code or a silence that contradicts them is a failure more. */
function counted(stage, end, resultFile) {
  if (!existsSync(resultFile)) return { ...checked(end ?? 'left no result'), passed: 0, failed: 1 };
  const tally = stage.tally(resultFile);
  if (end && tally.failed === 0) return { ...tally, failed: 1, why: end };
  if (tally.passed + tally.failed === 0 && !stage.mayBeEmpty) return { ...tally, failed: 1, why: 'ran no test' };
  return tally.failed > 0 ? { ...tally, why: `${tally.failed} failed` } : tally;
}
