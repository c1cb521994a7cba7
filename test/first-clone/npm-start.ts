import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Clone } from './clone.js';
import { killAllOf, processesOf } from './processes-of.js';

const POLL_MS = 250;
const STOP_TIMEOUT_MS = 60_000;

/** `npm start -- --port N` in a clone, as a user in a terminal would run it. */
export class NpmStart {
  #output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly clone: Clone,
    private readonly port: number,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
  }

  static launch(clone: Clone, port: number): NpmStart {
    const child = spawn('npm', ['start', '--', '--port', String(port)], {
      ...clone.spawnOptions,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, as a shell gives to what it runs in the foreground.
      detached: true,
    });
    return new NpmStart(child, clone, port);
  }

  get output(): string {
    return this.#output;
  }

  async untilReady(timeoutMs: number): Promise<void> {
    const deadlineMs = Date.now() + timeoutMs;
    while ((await this.#readiness()) !== 200) {
      if (this.#ending !== null) throw new Error(`npm start ended with ${this.#ending}:\n${this.#output}`);
      if (Date.now() > deadlineMs) throw new Error(`not ready within ${timeoutMs / 1000} s:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** A terminal's Ctrl-C goes to the whole foreground group. Gives whoever is left behind when npm has ended (npm itself ends by the signal). */
  pressCtrlC(): Promise<number[]> {
    return this.#stop((npm) => process.kill(-npm, 'SIGINT'));
  }

  /** As whoever manages services: the signal goes to npm alone. Gives whoever is left behind. */
  terminate(): Promise<number[]> {
    return this.#stop((npm) => process.kill(npm, 'SIGTERM'));
  }

  async #stop(signal: (npm: number) => void): Promise<number[]> {
    if (this.child.pid === undefined || this.#ending !== null) throw new Error(`npm has ended:\n${this.#output}`);
    const ended = once(this.child, 'exit');
    signal(this.child.pid);
    const timer = setTimeout(() => killAllOf(this.clone.folder), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
    return processesOf(this.clone.folder);
  }

  async killEverything(): Promise<void> {
    const ended = this.#ending === null ? once(this.child, 'exit') : undefined;
    killAllOf(this.clone.folder);
    await ended;
  }

  get #ending(): number | NodeJS.Signals | null {
    return this.child.exitCode ?? this.child.signalCode;
  }

  async #readiness(): Promise<number> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`);
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }
}
