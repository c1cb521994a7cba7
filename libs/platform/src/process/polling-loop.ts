import { Logger } from '@nestjs/common';

/** `again` when there is more to do at once, `idle` to wait for the next turn. */
export type StepResult = 'again' | 'idle';

export interface PollingSettings {
  readonly name: string;
  readonly pollMs: number;
  /** Whether an error ends the loop; any other is logged and the step tried again, later and later. */
  readonly isFatal?: (error: unknown) => boolean;
  readonly onFatal?: (error: unknown) => void;
}

const LONGEST_TEXT = 500;
const LONGEST_PAUSE_MS = 10_000;

/** Runs a step again and again, one at a time, until it is stopped. */
export class PollingLoop {
  private readonly log: Logger;
  private running: Promise<void> | undefined;
  private stopping = false;
  private woken = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly settings: PollingSettings,
    private readonly step: () => Promise<StepResult>,
  ) {
    this.log = new Logger(settings.name);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the pause, or makes the next one end at once. */
  poke(): void {
    this.woken = true;
    this.wake();
  }

  /** Waits for the step that is running. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        const result = await this.step();
        failures = 0;
        if (result === 'idle') await this.pause(this.settings.pollMs);
      } catch (error) {
        if (this.settings.isFatal?.(error)) {
          this.log.error(textOf(error));
          this.settings.onFatal?.(error);
          return;
        }
        failures += 1;
        this.log.warn(`${textOf(error)} (failure ${failures} in a row, trying again)`);
        await this.pause(Math.min(this.settings.pollMs * 2 ** failures, LONGEST_PAUSE_MS));
      }
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
    this.wake = () => undefined;
  }
}

/** Of ethers' errors the short text: the long one repeats the whole transaction. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { shortMessage } = error as Error & { shortMessage?: unknown };
  return typeof shortMessage === 'string' ? shortMessage : error.message.slice(0, LONGEST_TEXT);
}
