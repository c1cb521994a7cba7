import type { Clock } from '@tallystick/kernel';
import { PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { dispatchNotices } from './dispatch-notices.js';

export interface NoticeSenderSettings {
  readonly pollMs: number;
}

/** Hands notices on to the feeds of those whom they are for, as they are written. */
export class NoticeSender {
  private readonly loop: PollingLoop;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    { pollMs }: NoticeSenderSettings,
  ) {
    this.loop = new PollingLoop({ name: 'notices', pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  /** When there is news. */
  poke(): void {
    this.loop.poke();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async step(): Promise<StepResult> {
    return (await dispatchNotices(this.dataSource, this.clock.nowMs())) > 0 ? 'again' : 'idle';
  }
}
