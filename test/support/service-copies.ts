import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { urlForLogin } from '@tallystick/platform';
import { freePort, type Platform } from './platform.js';

const DIST = resolve(import.meta.dirname, '../../dist/apps');
const HOST = '127.0.0.1';

export interface ServiceCopy {
  readonly pid: number;
  readonly ended: Promise<void>;
  said(): string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface ApiCopy extends ServiceCopy {
  readonly port: number;
}

type Environment = Readonly<Record<string, string>>;

/** One more api on the database and chain of a running platform, as an operator starts it. Throws what it said when it does not start. */
export async function startApiCopy(platform: Platform, settings: Environment = {}): Promise<ApiCopy> {
  const { operator, databasePasswords, webhookKey } = await platform.secrets();
  const port = await freePort();
  const copy = await startCopy('api', {
    ...(await shared(platform)),
    DATABASE_URL: await urlFor(platform, 'api', databasePasswords.api),
    HTTP_HOST: HOST,
    HTTP_PORT: String(port),
    // No copy here is asked to verify papers, nor by the duplicate registry.
    VERIFIER_URL: `http://${HOST}:1`,
    VERIFIER_TOKEN: 'none',
    BLIND_KEY_URL: `http://${HOST}:1`,
    BLIND_KEY_TOKEN: 'none',
    WEBHOOK_KEY: webhookKey,
    OPERATOR_CLIENT_ID: operator.clientId,
    OPERATOR_CLIENT_SECRET: operator.clientSecret,
    ...settings,
  });
  return { ...copy, port };
}

/** One more worker, with the relayer's key of the platform's own. */
export async function startWorkerCopy(platform: Platform, settings: Environment = {}): Promise<ServiceCopy> {
  const { keys, databasePasswords, webhookKey } = await platform.secrets();
  return startCopy('worker', {
    ...(await shared(platform)),
    DATABASE_URL: await urlFor(platform, 'worker', databasePasswords.worker),
    RELAYER_KEYS: keys.relayer,
    WEBHOOK_KEY: webhookKey,
    CHAIN_POLL_MS: '100',
    ...settings,
  });
}

async function shared(platform: Platform): Promise<Environment> {
  const deployment = join(platform.dataDir, 'deployment.json');
  return { CHAIN_RPC_URL: await platform.chainUrl(), CHAIN_FINALITY: 'instant', DEPLOYMENT_FILE: deployment };
}

async function urlFor(platform: Platform, name: 'api' | 'worker', password: string): Promise<string> {
  return urlForLogin(await platform.databaseUrl(), { user: name, password, memberOf: `tallystick_${name}` });
}

async function startCopy(name: 'api' | 'worker', env: Environment): Promise<ServiceCopy> {
  const child = spawn(process.execPath, [join(DIST, name, 'src/main.js')], {
    env: { NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const started = new Promise<'started'>((done) => child.once('message', () => done('started')));
  if ((await Promise.race([started, ended])) !== 'started') throw new Error(words);
  return { pid: child.pid ?? 0, ended, said: () => words, ...ends(child, ended) };
}

function ends(child: ChildProcess, ended: Promise<void>) {
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
