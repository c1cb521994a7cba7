import type { Clock } from '@tallystick/kernel';
import type { DataSource } from 'typeorm';
import { retryDelay, type RetryLimits } from '../domain/retry-delay.js';
import { webhookSecret, webhookSignature } from '../domain/webhook-signature.js';
import {
  claimDeliveries,
  disableWebhook,
  type DueDelivery,
  recordAttempt,
  settleDelivery,
} from '../infra/due-deliveries.js';
import { type OutgoingMessage, type SendLimits, type SendOutcome, sendWebhook } from './send-webhook.js';

export interface DeliveryLimits extends SendLimits, RetryLimits {
  /** Deliveries under way at a time, of different parties. */
  readonly atOnce: number;
  /** How long a secret that was replaced signs along, hours. */
  readonly secretOverlapHours: number;
}

export interface DeliveryContext {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** From 0 to under 1. */
  readonly random: () => number;
  /** From which secrets are derived. */
  readonly key: Uint8Array;
  readonly limits: DeliveryLimits;
}

const HOUR_MS = 3_600_000;
/** Longer than a try and writing down what came of it. */
const GRACE_MS = 30_000;
/** RFC 9110: what was there is gone for good. */
const GONE = 410;

/**
 * Sends what is due: at least once, under one id, so that a receiver can tell what it has. A delivery that fails again and again is given up and its
 * webhook disabled, of which the party is told.
 */
export class DeliverWebhooks {
  private readonly underWay = new Map<string, Promise<void>>();

  /** @param onDone is called when a party's delivery is over and its next may begin; with an error when what came of it could not be written down */
  constructor(
    private readonly context: DeliveryContext,
    private readonly onDone: (error?: unknown) => void = () => undefined,
  ) {}

  /** Begins what is due and can be begun. @returns how many were begun */
  async begin(): Promise<number> {
    const { dataSource, clock, limits } = this.context;
    const atMost = limits.atOnce - this.underWay.size;
    if (atMost <= 0) return 0;
    const now = clock.nowMs();
    const claimedUntil = now + limits.timeoutMs + GRACE_MS;
    const due = await claimDeliveries(dataSource, { now, claimedUntil, atMost, underWay: [...this.underWay.keys()] });
    for (const delivery of due) this.start(delivery);
    return due.length;
  }

  /** Until nothing is under way. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay.values());
  }

  private start(delivery: DueDelivery): void {
    // What could not be written down is claimed again when its time is over.
    const running = this.deliver(delivery)
      .catch((error: unknown) => error)
      .then((error) => {
        this.underWay.delete(delivery.party);
        this.onDone(error);
      });
    this.underWay.set(delivery.party, running);
  }

  private async deliver(delivery: DueDelivery): Promise<void> {
    const { clock, limits } = this.context;
    const at = clock.nowMs();
    const outcome = await sendWebhook(this.messageOf(delivery, at), limits);
    await this.record(delivery, at, outcome);
  }

  private async record(delivery: DueDelivery, at: number, outcome: SendOutcome): Promise<void> {
    const { dataSource, clock, random, limits } = this.context;
    const now = clock.nowMs();
    const status = 'status' in outcome ? outcome.status : null;
    const error = 'error' in outcome ? outcome.error : null;
    await dataSource.transaction(async (manager) => {
      await recordAttempt(manager, delivery.id, { at, tookMs: now - at, status, error });
      if (status !== null && status >= 200 && status < 300)
        return settleDelivery(manager, delivery, { state: 'delivered' });
      if (status !== GONE && delivery.attempts < limits.attempts) {
        const nextAt = now + retryDelay(delivery.attempts, random(), limits);
        return settleDelivery(manager, delivery, { state: 'waiting', nextAt });
      }
      await settleDelivery(manager, delivery, { state: 'failed' });
      const why = error ?? `it answered ${status}`;
      await disableWebhook(manager, delivery.webhook, `${delivery.attempts} tries failed; the last: ${why}`);
    });
  }

  private messageOf(delivery: DueDelivery, now: number): OutgoingMessage {
    const timestamp = Math.floor(now / 1000);
    const body = JSON.stringify(bodyOf(delivery));
    const signature = webhookSignature({ id: delivery.id, timestamp, body }, this.secretsOf(delivery, now));
    return {
      url: delivery.url,
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Tallystick',
        'webhook-id': delivery.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
      },
    };
  }

  /** The newest first. */
  private secretsOf({ webhook, secret_number: newest, secret_changed_at: since }: DueDelivery, now: number) {
    const { key, limits } = this.context;
    const isOverlap = newest > 1 && now < since.getTime() + limits.secretOverlapHours * HOUR_MS;
    return (isOverlap ? [newest, newest - 1] : [newest]).map((number) => webhookSecret(key, { webhook, number }));
  }
}

function bodyOf({ type, at, feed, seq, subject, data }: DueDelivery) {
  return { type, timestamp: at.toISOString(), data: { ...data, subject, sequence: `${feed}-${seq}` } };
}
