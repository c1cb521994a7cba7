import type { Environment } from '@tallystick/platform';
import type { Flags } from './flags.js';
import type { Product } from './product.js';
import type { Progress } from './progress.js';
import { startUp } from './start-up.js';
import { StopStack } from './stop-stack.js';

/** The embedded default as a whole: runs until it is asked to stop, or until it cannot go on. */
export class Standalone {
  private readonly stops: StopStack;
  private readonly failed = Promise.withResolvers<never>();
  private readonly killers: (() => void)[] = [];

  constructor(
    private readonly flags: Flags,
    private readonly product: Product,
    private readonly environment: Environment,
    private readonly progress: Progress,
  ) {
    this.stops = new StopStack(progress.say);
    // A failure may come while nobody waits for it; `run` asks when it does.
    this.failed.promise.catch(() => undefined);
  }

  /** Resolves when everything was stopped on request; rejects, with everything stopped, when it could not start or go on. */
  async run(): Promise<void> {
    const started = startUp({
      flags: this.flags,
      product: this.product,
      environment: this.environment,
      progress: this.progress,
      stops: this.stops,
      onFatal: (error) => this.failed.reject(error),
      onKill: (kill) => this.killers.push(kill),
    });
    try {
      await Promise.race([started, this.failed.promise]);
      await Promise.race([this.stops.requested, this.failed.promise]);
    } catch (error) {
      if (!this.stops.isStopping) {
        await this.unwind(started);
        throw error;
      }
    }
    await this.unwind(started);
  }

  /** What the start still brings up while things are stopped is stopped by the stack too; it must be through before we leave. */
  private async unwind(started: Promise<void>): Promise<void> {
    await this.stops.stop();
    await started.catch(() => undefined);
  }

  stop(): void {
    void this.stops.stop();
  }

  /** Ends the services at once and leaves the rest to the next start, which takes over what is still running. */
  kill(): void {
    for (const kill of this.killers) kill();
  }
}
