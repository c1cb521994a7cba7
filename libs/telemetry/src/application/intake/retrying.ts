import { setTimeout as pause } from 'node:timers/promises';
import { LeaseLost } from './intake-errors.js';
import type { IntakeLimits } from './intake-limits.js';
import { retryPauseMs } from './retry-pause.js';

export interface RetryingSettings {
  readonly limits: Pick<IntakeLimits, 'retryMs' | 'maxRetryMs'>;
  readonly onFault: (error: unknown) => void;
  /** Why there is no use in trying any more. */
  readonly findEnd: () => Error | undefined;
}

/** Tries again what fails while the database is away, after pauses that grow: an intake that closes does not wait for one that is not there. */
export class Retrying {
  private retries = 0;

  constructor(private readonly settings: RetryingSettings) {}

  /** The next pause is the shortest again. */
  succeeded(): void {
    this.retries = 0;
  }

  /** @throws why there is no use */
  async pause(): Promise<void> {
    const end = this.settings.findEnd();
    if (end) throw end;
    await pause(retryPauseMs(this.retries, this.settings.limits));
    this.retries += 1;
  }

  /** @throws LeaseLost, or why there is no use */
  async untilDone(work: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (error instanceof LeaseLost) throw error;
        this.settings.onFault(error);
      }
      const end = this.settings.findEnd();
      if (end) throw end;
      await pause(retryPauseMs(attempt, this.settings.limits));
    }
  }
}
