import type { Clock } from '@tallystick/kernel';
import { type BlockPace, delayBeforeBlockMs } from './block-pace.js';

export interface BlockScheduleOptions {
  readonly pace: BlockPace;
  readonly clock: Clock;
  readonly parentTime: () => number;
  /** Makes one block if transactions wait; true when more of them wait for the next. Never rejects. */
  readonly makeBlock: () => Promise<boolean>;
}

/** Makes blocks while transactions wait, no faster than the pace allows. Nothing runs while nothing waits. */
export class BlockSchedule {
  private waiting = false;
  private running = false;
  private stopped = false;
  private lastBlockMs = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly options: BlockScheduleOptions) {}

  transactionsWait(): void {
    this.waiting = true;
    if (!this.running) void this.run();
  }

  stop(): void {
    this.stopped = true;
    this.wake?.();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting && !this.stopped) {
      const { pace, clock, parentTime, makeBlock } = this.options;
      await this.pause(delayBeforeBlockMs(pace, clock.nowMs(), this.lastBlockMs, parentTime()));
      if (this.stopped) break;
      this.waiting = false;
      this.lastBlockMs = clock.nowMs();
      if (await makeBlock()) this.waiting = true;
    }
    this.running = false;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
