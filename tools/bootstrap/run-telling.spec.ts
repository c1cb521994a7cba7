import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const ROOT = dirname(dirname(import.meta.dirname));

/** Runs a program for half a second by `runTelling`, as the bootstrap does: in a process of its own, by plain Node. */
async function tell(program: string) {
  const script = `
    import { runTelling } from './tools/bootstrap/run-telling.mjs';
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 20);
    const { end } = await runTelling('building', [process.execPath, '-e', ${JSON.stringify(program)}], { everyMs: 100 });
    clearInterval(timer);
    console.log(JSON.stringify({ end, ticks }));`;
  const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT });
  return { ...(JSON.parse(run.stdout) as { end: number | string; ticks: number }), stderr: run.stderr };
}

describe('what the bootstrap runs', () => {
  it('is told of while it lasts, and leaves the lock’s timer its turn', async () => {
    const { end, ticks, stderr } = await tell("console.log('its own words'); setTimeout(() => {}, 500)");
    expect(end).toBe(0);
    expect(stderr).toContain('still building (');
    expect(stderr).toContain('its own words');
    expect(ticks).toBeGreaterThan(3);
  });

  it.each([
    ['its exit code', 'process.exit(7)', 7],
    ['its signal', "process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 5_000)", 'SIGTERM'],
  ])('ends with %s', async (_, program, end) => {
    expect(await tell(program)).toMatchObject({ end });
  });
});
