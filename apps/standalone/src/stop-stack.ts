import { StartInterrupted } from './errors.js';

interface Step {
  readonly what: string;
  readonly stop: () => Promise<void>;
}

/**
 * What is running, to be stopped in the reverse order of its start. A stop may come while the start is under way: what then still comes
 * up is stopped at once, and the start ends with `StartInterrupted`.
 */
export class StopStack {
  private readonly steps: Step[] = [];
  private readonly wanted = new AbortController();
  private stopped: Promise<void> | undefined;

  /** Resolves when the first stop is asked for. */
  readonly requested = new Promise<void>((resolve) => {
    this.wanted.signal.addEventListener('abort', () => resolve(), { once: true });
  });

  constructor(private readonly report: (line: string) => void) {}

  get isStopping(): boolean {
    return this.wanted.signal.aborted;
  }

  /** For work that should not go on once a stop is asked for. */
  get signal(): AbortSignal {
    return this.wanted.signal;
  }

  async add(what: string, stop: () => Promise<void>): Promise<void> {
    if (this.isStopping) {
      await this.stopOne({ what, stop });
      throw new StartInterrupted();
    }
    this.steps.push({ what, stop });
  }

  /** Stops all of it, each once, whatever one of them says; later calls wait for the first. */
  stop(): Promise<void> {
    this.wanted.abort();
    return (this.stopped ??= this.unwind());
  }

  private async unwind(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) await this.stopOne(step);
  }

  private async stopOne({ what, stop }: Step): Promise<void> {
    try {
      await stop();
    } catch (error) {
      this.report(`stopping ${what} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
