import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { type ClientCredentials, TallystickClient } from '@tallystick/api-client';
import { isRunningAs } from '@tallystick/platform';
import { ApiDocument } from './openapi/api-document.js';
import { DocumentWatch } from './openapi/document-watch.js';
import { hearFetch } from './openapi/heard-answers.js';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.js';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/standalone/src/main.js');
const READY_TIMEOUT_MS = 300_000;
const POLL_MS = 100;

export interface PlatformOptions {
  /** Flags of `npm start`; a free `--port` and a temporary `--data-dir` are added. By default `--empty`. */
  readonly flags?: readonly string[];
  /** Started again on the data of an earlier one; by default in a new folder, removed by `dispose`. */
  readonly dataDir?: string;
  readonly port?: number;
  /** Added to the supervisor's environment, such as CHAIN_FAULTS, WORKER_FAULTS or WORKER_CHAIN_RPC_URL. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a supervisor generated for its installation, as `secrets.json` has it. */
export interface PlatformSecrets {
  readonly operator: ClientCredentials;
  readonly databasePasswords: Readonly<Record<'api' | 'worker' | 'chain', string>>;
  readonly keys: Readonly<Record<'deployer' | 'relayer' | 'registrar' | 'settlementBank' | 'verifier', string>>;
  readonly blindKey: { readonly token: string; readonly seed: string };
  readonly webhookKey: string;
}

export interface ExitedPlatform {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The whole product, built, as `npm start` runs it: in processes of its own, on a data folder and a port of its own. */
export class Platform {
  /** Every answer that this process fetches from it is held to the OpenAPI document. */
  private readonly watch = new DocumentWatch();
  private readonly hearing: ReturnType<typeof hearFetch>;

  private constructor(
    private readonly supervisor: ChildProcess,
    readonly dataDir: string,
    readonly port: number,
    private readonly folder: TemporaryFolder | undefined,
    private readonly lines: string[],
    private readonly exited: Promise<ExitedPlatform>,
  ) {
    this.hearing = hearFetch(this.baseUrl, (exchange) => this.watch.hear(exchange));
  }

  /** Launches it without waiting for anything. */
  static async launch(options: PlatformOptions = {}): Promise<Platform> {
    const { flags = ['--empty'], environment = {} } = options;
    const folder = options.dataDir === undefined ? await temporaryFolder() : undefined;
    const dataDir = options.dataDir ?? join(folder?.path ?? '', 'data');
    const port = options.port ?? (await freePort());
    const all = [...flags, '--port', String(port), '--data-dir', dataDir];
    // The channel takes it along when the test's process ends, however that comes.
    const supervisor = spawn(process.execPath, [MAIN, ...all], {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const lines: string[] = [];
    for (const output of [supervisor.stdout, supervisor.stderr]) {
      output?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter(Boolean)));
    }
    const exited = new Promise<ExitedPlatform>((resolve) => {
      supervisor.once('close', (code, signal) => resolve({ code, signal }));
    });
    return new Platform(supervisor, dataDir, port, folder, lines, exited);
  }

  /** Launches it and waits until it is ready. */
  static async start(options: PlatformOptions = {}): Promise<Platform> {
    const platform = await Platform.launch(options);
    await platform.untilReady();
    return platform;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Everything it has printed. */
  get output(): string {
    return this.lines.join('\n');
  }

  async secrets(): Promise<PlatformSecrets> {
    return JSON.parse(await readFile(join(this.dataDir, 'secrets.json'), 'utf8')) as PlatformSecrets;
  }

  /** Superuser's address of its database. */
  async databaseUrl(): Promise<string> {
    const { password, port } = JSON.parse(await readFile(join(this.dataDir, 'postgres.json'), 'utf8')) as {
      password: string;
      port: number;
    };
    return `postgres://tallystick:${password}@127.0.0.1:${port}/tallystick`;
  }

  async chainUrl(): Promise<string> {
    return (JSON.parse(await readFile(join(this.dataDir, 'run', 'chain.json'), 'utf8')) as { rpcUrl: string }).rpcUrl;
  }

  async operator(): Promise<TallystickClient> {
    return new TallystickClient({ baseUrl: this.baseUrl, credentials: (await this.secrets()).operator });
  }

  /** The status of `/health/ready`, or 0 while nobody answers. */
  async readiness(): Promise<number> {
    try {
      const response = await fetch(`${this.baseUrl}/health/ready`);
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while ((await this.readiness()) !== 200) {
      const ended = this.supervisor.exitCode !== null || this.supervisor.signalCode !== null;
      if (ended || Date.now() > deadline)
        throw new Error(`the platform ${ended ? 'ended' : 'is not ready'}:\n${this.output}`);
      await pause();
    }
    this.watch.know(await ApiDocument.of(this.baseUrl));
  }

  untilSaid(text: string): Promise<void> {
    return until(() => this.output.includes(text));
  }

  untilExited(): Promise<ExitedPlatform> {
    return this.exited;
  }

  signal(signal: NodeJS.Signals): void {
    this.supervisor.kill(signal);
  }

  /** As Ctrl-C does. */
  stop(): Promise<ExitedPlatform> {
    this.signal('SIGINT');
    return this.exited;
  }

  /** `kill -9` of the supervisor alone. */
  async killSupervisor(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }

  /** `kill -9` of every process of the installation, the supervisor first. Waits until all of them are gone. */
  async killTree(): Promise<void> {
    const pids = await this.processIds();
    for (const pid of pids) kill(pid);
    await this.exited;
    for (const pid of pids) await until(async () => !(await isRunningAs(pid, [])));
  }

  /**
   * Stops it if it still runs, and removes the data folder if this platform made it.
   * @throws DocumentUntrue when an answer was another than the OpenAPI document says
   */
  async dispose(): Promise<void> {
    if (this.supervisor.exitCode === null && this.supervisor.signalCode === null) await this.stop();
    await this.hearing.settled();
    this.hearing.deafen();
    await this.folder?.remove();
    this.watch.end();
  }

  /** Stops one of its services, such as `api`, in the middle of whatever it does: it answers nothing and is not started anew. @returns what lets it go on */
  async hold(service: string): Promise<() => void> {
    const main = join('apps', service, 'src', 'main.js');
    for (const pid of await this.processIds()) {
      if (!(await isRunningAs(pid, [main]))) continue;
      process.kill(pid, 'SIGSTOP');
      return () => process.kill(pid, 'SIGCONT');
    }
    throw new Error(`no process runs ${main}`);
  }

  /** The supervisor and all its descendants. They are found by parentage: what the product records of itself is not trusted here. */
  private async processIds(): Promise<number[]> {
    const found = [this.supervisor.pid ?? 0];
    const parents = await parentsOfAll();
    for (const pid of found) found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
    return found;
  }
}

async function parentsOfAll(): Promise<[pid: number, parent: number][]> {
  const names = (await readdir('/proc')).filter((name) => /^[0-9]+$/.test(name));
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  return stats.flatMap((stat) => {
    const [, pid, parent] = /^([0-9]+) \(.*\) \S ([0-9]+) /s.exec(stat) ?? [];
    return pid === undefined ? [] : [[Number(pid), Number(parent)] as [number, number]];
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause();
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, POLL_MS));

/**
 * Below those that systems give out by themselves: a port that a killed platform comes back to must not be somebody's outgoing connection
 * meanwhile, and suites run beside each other.
 */
const PORTS = [15_000, 31_999] as const;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS[0], PORTS[1] + 1);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
