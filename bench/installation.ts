import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientCredentials } from '@tallystick/api-client';
import type { StoryWorld } from '@tallystick/stories';
import { freePort } from './free-port.js';

const MAIN = resolve(import.meta.dirname, '../dist/apps/standalone/src/main.js');
const READY_TIMEOUT_MS = 300_000;

/** What is measured is how fast it answers, not how often one sender may ask. */
const UNLIMITED = {
  RATE_LIMIT_REQUESTS_PER_SECOND: '1000000',
  RATE_LIMIT_BURST: '10000000',
};

interface Secrets {
  readonly operator: ClientCredentials;
  readonly keys: StoryWorld['keys'];
}

/** The built product as `npm start -- --empty` runs it, in a folder of its own that goes with it. */
export class Installation {
  private constructor(
    private readonly supervisor: ChildProcess,
    private readonly folder: string,
    readonly baseUrl: string,
    private readonly output: string[],
  ) {}

  static async start(): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'tallystick-bench-'));
    const port = await freePort();
    // The channel takes it along when the bench ends, however that comes.
    const supervisor = spawn(
      process.execPath,
      [MAIN, '--empty', '--port', String(port), '--data-dir', join(folder, 'data')],
      { env: { PATH: process.env.PATH, ...UNLIMITED }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    const output: string[] = [];
    for (const stream of [supervisor.stdout, supervisor.stderr])
      stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    const installation = new Installation(supervisor, folder, `http://127.0.0.1:${port}`, output);
    await installation.untilReady();
    return installation;
  }

  async world(): Promise<StoryWorld> {
    const { operator, keys } = JSON.parse(await this.read('secrets.json')) as Secrets;
    const newKey = () => `0x00${randomBytes(31).toString('hex')}`;
    return { baseUrl: this.baseUrl, operator, keys, newKey, tell: () => undefined };
  }

  /** Superuser's address of its database. */
  async databaseUrl(): Promise<string> {
    const { password, port } = JSON.parse(await this.read('postgres.json')) as { password: string; port: number };
    return `postgres://tallystick:${password}@127.0.0.1:${port}/tallystick`;
  }

  async chainUrl(): Promise<string> {
    return (JSON.parse(await this.read('run/chain.json')) as { rpcUrl: string }).rpcUrl;
  }

  async stop(): Promise<void> {
    if (this.hasEnded()) return;
    this.supervisor.kill('SIGINT');
    await once(this.supervisor, 'close');
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private read(name: string): Promise<string> {
    return readFile(join(this.folder, 'data', name), 'utf8');
  }

  private hasEnded(): boolean {
    return this.supervisor.exitCode !== null || this.supervisor.signalCode !== null;
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await isOk(`${this.baseUrl}/health/ready`))) {
      if (this.hasEnded() || Date.now() > deadline) {
        await this.dispose();
        throw new Error(`the platform did not start:\n${this.output.join('')}`);
      }
      await sleep(100);
    }
  }
}

function isOk(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
