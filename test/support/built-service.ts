import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const APPS = resolve(import.meta.dirname, '../../dist/apps');

export interface BuiltService {
  readonly pid: number;
  readonly ended: Promise<void>;
  said(): string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** A service as an operator starts it, from the build; ends with the test's process. Throws what it said when it does not start. */
export async function startBuiltService(
  app: 'api' | 'worker' | 'ingest' | 'verifier' | 'blind-key',
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<BuiltService> {
  const child = spawn(process.execPath, [...nodeOptions, join(APPS, app, 'src/main.js')], {
    env: { NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const started = new Promise<'started'>((done) => child.once('message', () => done('started')));
  if ((await Promise.race([started, ended])) !== 'started') throw new Error(words);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, ended, said: () => words, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
