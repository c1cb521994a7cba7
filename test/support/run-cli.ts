import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js');

export interface RunningCli {
  readonly pid: number;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  kill(): void;
}

/** `npx tallystick`, from the build. */
export const startCli = (...args: readonly string[]): RunningCli => startIn({}, args);

function startIn(environment: Readonly<Record<string, string>>, args: readonly string[]): RunningCli {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = new Promise<number | null>((done) => child.once('exit', done));
  return {
    pid: child.pid ?? 0,
    ended: Promise.all([code, output]).then(([ended, said]) => ({ code: ended, output: said.join('') })),
    kill: () => child.kill('SIGKILL'),
  };
}

export const runCli = (...args: readonly string[]) => startCli(...args).ended;

/** With settings. */
export const runCliIn = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  startIn(environment, args).ended;
