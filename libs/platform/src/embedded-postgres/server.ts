import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { type ClusterPlan, DATABASE, spawnOptions, SUPERUSER } from './cluster.js';
import { PostgresDidNotStart } from './errors.js';

/** Crash recovery replays at most a few checkpoints of log; on a slow disk that may take minutes, but not many. */
const READY_TIMEOUT_MS = 300_000;
const POLL_MS = 50;
/** Backends of a killed server take a moment to notice that it is gone, and a free port may be taken before we bind it. */
const ATTEMPTS = 20;
const RETRY_AFTER_MS = 500;
const PASSING = /shared memory block|could not bind|lock file .* already exists/;

export interface Server {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
  readonly ended: Promise<void>;
}

export async function startServer(
  plan: ClusterPlan,
  settings: Readonly<Record<string, string>>,
  logFile: string,
): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const logged = await logLength(logFile);
    const server = await spawnServer(plan, port, settings, logFile);
    if (await becomesReady(server, superuserUrl(plan.password, port, 'postgres'))) return server;
    const reason = (await readFile(logFile, 'utf8')).slice(logged).trim();
    if (attempt === ATTEMPTS || !PASSING.test(reason)) throw new PostgresDidNotStart(reason, logFile);
    await pause(RETRY_AFTER_MS);
  }
}

export function superuserUrl(password: string, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

export async function ensureDatabase(password: string, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(password, port, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}

/** In a session of its own: a Ctrl-C at the terminal reaches only us, and we stop those who write to it first. */
async function spawnServer(
  plan: ClusterPlan,
  port: number,
  settings: Readonly<Record<string, string>>,
  logFile: string,
): Promise<Server> {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(logFile, 'a', 0o600);
  try {
    const server = spawn(
      join(plan.engineDir, 'bin', 'postgres'),
      ['-D', plan.clusterDir, '-p', String(port), ...flags],
      {
        ...spawnOptions(plan.account),
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    await new Promise<void>((resolve, reject) => {
      server.once('spawn', resolve);
      server.once('error', reject);
    });
    server.unref();
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    return { process: server, pid: server.pid ?? 0, port, ended };
  } finally {
    await log.close();
  }
}

/** False when the server ended before it answered. */
async function becomesReady(server: Server, url: string): Promise<boolean> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.process.exitCode !== null || server.process.signalCode !== null) return false;
    if (await answers(url)) return true;
    await pause(POLL_MS);
  }
  server.process.kill('SIGQUIT');
  return false;
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

const logLength = (logFile: string) =>
  readFile(logFile, 'utf8').then(
    (text) => text.length,
    () => 0,
  );
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
