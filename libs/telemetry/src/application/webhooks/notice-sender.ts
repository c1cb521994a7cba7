import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { DeliverWebhooks, type DeliveryLimits } from './deliver-webhooks.js';
import { dispatchNotices } from './dispatch-notices.js';
import type { WebhookReach } from './webhook-address.js';

export interface NoticeSenderSettings {
  /** Undefined where no webhooks are sent; notices go to the parties' feeds all the same. */
  readonly key: Uint8Array | undefined;
  readonly reach: WebhookReach;
  readonly limits: Omit<DeliveryLimits, 'reach'> & { readonly pollMs: number };
}

/** Hands notices on to those whom they are for, as they are written. */
export class NoticeSender {
  private readonly log = new Logger('notices');
  private readonly loop: PollingLoop;
  private readonly webhooks: DeliverWebhooks | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    { key, reach, limits }: NoticeSenderSettings,
  ) {
    this.loop = new PollingLoop({ name: 'notices', pollMs: limits.pollMs }, () => this.step());
    const context = { dataSource, clock, random: Math.random, limits: { ...limits, reach } };
    this.webhooks = key && new DeliverWebhooks({ ...context, key }, (error) => this.done(error));
  }

  start(): void {
    this.loop.start();
  }

  /** When there is news. */
  poke(): void {
    this.loop.poke();
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.webhooks?.settled();
  }

  private async step(): Promise<StepResult> {
    const dispatched = await dispatchNotices(this.dataSource, this.clock.nowMs());
    const begun = (await this.webhooks?.begin()) ?? 0;
    return dispatched + begun > 0 ? 'again' : 'idle';
  }

  private done(error: unknown): void {
    if (error !== undefined) this.log.warn(`a delivery was not written down: ${String(error)}`);
    this.loop.poke();
  }
}
