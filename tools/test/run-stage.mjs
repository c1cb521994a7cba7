import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

const running = new Set();

/** Ends the stages that are running, with all they started. */
export function killRunningStages() {
  for (const child of running) killGroup(child);
}

function killGroup({ pid }) {
  if (pid) process.kill(-pid, 'SIGKILL');
}

/**
 * Runs one stage; gives `{passed, failed, skipped, failures, askedAgain, why, output}`.
 * `failures`: what to say of each that failed; `askedAgain`: of each that failed the first time, and was asked again alone.
 * @param isStreamed whether its output goes straight to ours; if not, it is in `output`
 */
export async function runStage(stage, isStreamed) {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-test-'));
  const outputFile = join(folder, 'output.txt');
  const output = isStreamed ? 'inherit' : openSync(outputFile, 'a');
  const tries = [];
  const once = (tried) => {
    const resultFile = join(folder, `result-${tries.length}.json`);
    tries.push(resultFile);
    return run(tried, [...tried.args, ...(tried.resultFileArgs?.(resultFile) ?? [])], output);
  };
  try {
    const end = await once(stage);
    const first = stage.tally ? counted(stage, end, tries) : checked(end);
    const again = first.failures?.length > 0 ? stage.askAgain?.(tries[0]) : undefined;
    const last = again ? counted(stage, await once(again), tries) : first;
    return {
      ...last,
      failures: last.failures ?? [],
      askedAgain: again ? first.failures : [],
      output: isStreamed ? '' : readFileSync(outputFile, 'utf8'),
    };
  } finally {
    if (!isStreamed) closeSync(output);
    rmSync(folder, { recursive: true, force: true });
  }
}

function run({ env, timeoutMs }, args, output) {
  return new Promise((resolve) => {
    // A process group of its own: a stage that hangs is ended with everything it started.
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', output, output],
      detached: true,
      env: { ...process.env, ...env },
    });
    running.add(child);
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup(child);
    }, timeoutMs);
    const done = (how) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(timedOut ? `did not end within ${timeoutMs / 60_000} minutes` : how);
    };
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(code === 0 ? undefined : `ended with ${code ?? signal}`));
  });
}

const checked = (why) => (why ? { passed: 0, failed: 1, skipped: 0, why } : { passed: 1, failed: 0, skipped: 0 });

/** The counts are the stage's own; an exit code or a silence that contradicts them is a failure more. */
function counted(stage, end, files) {
  if (!files.every((file) => existsSync(file))) return { ...checked(end ?? 'left no result'), passed: 0, failed: 1 };
  const tally = stage.tally(...files);
  if (end && tally.failed === 0) return { ...tally, failed: 1, why: end };
  if (tally.passed + tally.failed === 0 && !stage.mayBeEmpty) return { ...tally, failed: 1, why: 'ran no test' };
  return tally.failed > 0 ? { ...tally, why: `${tally.failed} failed` } : tally;
}
