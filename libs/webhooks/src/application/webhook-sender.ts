import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { forgetDeliveries, queueDeliveries } from '../infra/queue-deliveries.js';
import { DeliverWebhooks, type DeliveryLimits } from './deliver-webhooks.js';
import type { WebhookReach } from './webhook-address.js';

export interface WebhookSenderSettings {
  /** Undefined where no webhooks are sent. */
  readonly key: Uint8Array | undefined;
  readonly reach: WebhookReach;
  readonly limits: Omit<DeliveryLimits, 'reach'> & { readonly pollMs: number; readonly keptDays: number };
}

const DAY_MS = 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** Sends parties' events to their webhooks as they are told. Any number of copies may run, and end anywhere. */
export class WebhookSender {
  private readonly log = new Logger('webhooks');
  private readonly loop: PollingLoop;
  private readonly webhooks: DeliverWebhooks | undefined;
  private forgetAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: WebhookSenderSettings,
  ) {
    const { key, reach, limits } = settings;
    this.loop = new PollingLoop({ name: 'webhooks', pollMs: limits.pollMs }, () => this.step());
    const context = { dataSource, clock, random: Math.random, limits: { ...limits, reach } };
    this.webhooks = key && new DeliverWebhooks({ ...context, key }, (error) => this.done(error));
  }

  start(): void {
    if (this.webhooks) this.loop.start();
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
    const now = this.clock.nowMs();
    const read = await queueDeliveries(this.dataSource, now);
    const begun = (await this.webhooks?.begin()) ?? 0;
    if (now >= this.forgetAt) {
      await forgetDeliveries(this.dataSource, new Date(now - this.settings.limits.keptDays * DAY_MS));
      this.forgetAt = now + FORGET_EVERY_MS;
    }
    return read + begun > 0 ? 'again' : 'idle';
  }

  private done(error: unknown): void {
    if (error !== undefined)
      this.log.warn(`a delivery was not written down: ${error instanceof Error ? error.message : 'unknown'}`);
    this.loop.poke();
  }
}
