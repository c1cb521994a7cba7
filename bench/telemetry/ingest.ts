import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../free-port.js';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/ingest/src/main.js');
const WITHOUT_VERIFICATION = pathToFileURL(join(import.meta.dirname, 'without-verification.mjs')).href;

export interface Ingest {
  /** Of the door without TLS. */
  readonly port: number;
  readonly token: string;
  stop(): Promise<void>;
}

export interface IngestOptions {
  readonly verifies: boolean;
  /** A folder for the process's CPU profile, which it writes when it ends. */
  readonly profiles?: string;
}

/** The built intake with its broker inside, as an operator starts it. Throws what it said when it does not start. */
export async function startIngest(databaseUrl: string, { verifies, profiles }: IngestOptions): Promise<Ingest> {
  const [port, healthPort] = [await freePort(), await freePort()];
  const token = randomBytes(16).toString('hex');
  const hooks = verifies ? [] : ['--import', WITHOUT_VERIFICATION];
  const profile = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const child = spawn(process.execPath, [...profile, ...hooks, MAIN], {
    env: {
      ...{ NO_COLOR: '1', DATABASE_URL: databaseUrl, INGEST_NAME: `copy-${port}` },
      ...{ RECEIPT_KEY: `0x${randomBytes(32).toString('hex')}`, INGEST_HEALTH_PORT: String(healthPort) },
      ...{ INGEST_PLAIN_PORT: String(port), INGEST_PLAIN_TOKEN: token },
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = once(child, 'exit').then(() => 'ended');
  const started = once(child, 'message').then(() => 'started');
  if ((await Promise.race([started, ended])) === 'ended') throw new Error(words);
  return {
    ...{ port, token },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
