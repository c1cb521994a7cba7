import { PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { tellEndedActs } from './tell-ended-acts.js';

/** Tells of acts that ended by themselves, as the ledger's time goes on. */
export class EndTeller {
  private readonly loop: PollingLoop;

  constructor(
    private readonly dataSource: DataSource,
    { pollMs }: { readonly pollMs: number },
  ) {
    this.loop = new PollingLoop({ name: 'ended-acts', pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  /** When the ledger has news. */
  poke(): void {
    this.loop.poke();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async step(): Promise<StepResult> {
    return (await tellEndedActs(this.dataSource)) > 0 ? 'again' : 'idle';
  }
}
