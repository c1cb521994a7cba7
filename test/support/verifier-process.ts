import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort } from './platform.js';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/verifier/src/main.js');

export interface VerifierProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** The verifier as an operator starts it, from the build; ends with the test's process. Throws what it said when it does not start. */
export async function startVerifierProcess(settings: Readonly<Record<string, string>>): Promise<VerifierProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: { NO_COLOR: '1', VERIFIER_PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = wordsOf(child);
  const ended = new Promise<'ended'>((done) => child.once('exit', () => done('ended')));
  const started = new Promise<'started'>((done) => child.once('message', () => done('started')));
  if ((await Promise.race([started, ended])) === 'ended') throw new Error(said());
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

function wordsOf({ stdout, stderr }: ChildProcess): () => string {
  let words = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  return () => words;
}
