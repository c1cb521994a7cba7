import { type ChildProcess, spawn } from 'node:child_process';
import { ServiceDidNotStart } from './errors.js';
import { forgetService, recordService } from './leftover-services.js';
import type { ServiceLog } from './service-log.js';

/** Some seconds on a laptop; minutes where two cores are shared by many. */
const START_TIMEOUT_MS = 180_000;
/** What a service says to its parent once it serves; see `runService`. */
const STARTED = 'started';
/** A service gives itself 10 s to stop in order. */
const STOP_TIMEOUT_MS = 15_000;
const FIRST_RESTART_MS = 500;
const LAST_RESTART_MS = 30_000;
/** One that ran this long before it ended is restarted as if for the first time. */
const HEALTHY_AFTER_MS = 60_000;

export interface ServicePlan {
  readonly name: string;
  readonly entryPoint: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly runDir: string;
  /** Named on its command line, so that a process is recognised as this installation's. */
  readonly dataDir: string;
  readonly args?: readonly string[];
  /** What it says but that it has started; the answer is sent back. */
  readonly onMessage?: (message: unknown) => Promise<string>;
}

/** A service in a process of its own, restarted with growing pauses when it ends by itself. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private restart: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_RESTART_MS;
  private stopping = false;

  constructor(
    private readonly plan: ServicePlan,
    private readonly log: ServiceLog,
    private readonly report: (line: string) => void,
  ) {}

  get name(): string {
    return this.plan.name;
  }

  /** Resolves when the service says that it has started. */
  async start(): Promise<void> {
    const child = this.launch();
    this.child = child;
    const startedMs = Date.now();
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    const outcome = await Promise.race([announcement(child), ended, timeout(START_TIMEOUT_MS)]);
    if (outcome !== STARTED) {
      child.kill('SIGKILL');
      throw new ServiceDidNotStart(this.name, outcome, this.log.file);
    }
    void ended.then((how) => this.whenEnded(how, Date.now() - startedMs));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const child = this.child;
    if (child?.exitCode === null && child.signalCode === null) {
      const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      if ((await Promise.race([exit.then(() => 'ended'), timeout(STOP_TIMEOUT_MS)])) !== 'ended') {
        this.report(`the ${this.name} did not stop in ${STOP_TIMEOUT_MS / 1000} s and is ended`);
        child.kill('SIGKILL');
        await exit;
      }
    }
    await forgetService(this.plan.runDir, this.name);
    await this.log.close();
  }

  /** At once, for the impatient. */
  kill(): void {
    this.stopping = true;
    this.child?.kill('SIGKILL');
  }

  /**
   * With settings only from us, and in a session of its own, so that a Ctrl-C at the terminal reaches only us and we stop things in order.
   * The channel between us tells it when we are gone, however that came.
   */
  private launch(): ChildProcess {
    const { entryPoint, environment, dataDir, runDir, name, args = [] } = this.plan;
    const child = spawn(process.execPath, ['--enable-source-maps', entryPoint, `--data-dir=${dataDir}`, ...args], {
      detached: true,
      env: { NODE_ENV: 'production', TZ: 'UTC', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    if (child.stdout) this.log.follow(child.stdout, false);
    if (child.stderr) this.log.follow(child.stderr, true);
    child.on('message', (message) => void this.answer(child, message));
    if (child.pid !== undefined) recordService(runDir, name, { pid: child.pid, marks: [entryPoint, dataDir] });
    return child;
  }

  private async answer(child: ChildProcess, message: unknown): Promise<void> {
    if (message === STARTED || !this.plan.onMessage) return;
    try {
      const answer = await this.plan.onMessage(message);
      if (child.connected) child.send(answer);
    } catch (error) {
      this.report(`the ${this.name} was not answered: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private whenEnded(how: string, ranMs: number): void {
    if (this.stopping) return;
    if (ranMs > HEALTHY_AFTER_MS) this.pauseMs = FIRST_RESTART_MS;
    this.report(
      `the ${this.name} ended (${how}); starting it again in ${this.pauseMs / 1000} s. Its log is ${this.log.file}`,
    );
    this.restart = setTimeout(() => void this.tryAgain(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LAST_RESTART_MS);
  }

  private async tryAgain(): Promise<void> {
    try {
      await this.start();
      this.report(`the ${this.name} runs again`);
    } catch (error) {
      this.whenEnded(error instanceof Error ? error.message : String(error), 0);
    }
  }
}

function announcement(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.on('message', (message) => message === STARTED && resolve(STARTED)));
}

function timeout(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(`no word in ${ms / 1000} s`), ms).unref());
}
